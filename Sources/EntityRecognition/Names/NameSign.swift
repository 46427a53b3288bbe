/// What in an unknown name or beside it tells what it names; the first column of `name-signs.tsv`.
///
/// In the file they stand by the names they have here; beside them there are the signs `after=word` and `before=word` for single words.
enum NameSign: Int, Sendable, CaseIterable {
  case always
  // Of the name: how much it looks like a person’s, a place’s, and its last word rather like a person’s than a place’s.
  case personShape
  case placeShape
  case lastPersonShape
  case oneWord
  case twoWords
  case moreWords
  case capitals, acronym, short, first
  case innerCapital
  case firstAlone
  case surname
  case ambiguousSurname
  case givenName
  case apostrophe, ending
  case companyHead
  case organizationHead
  case placeHead
  // Before it.
  case quoted
  case lineStart
  case placePreposition
  case companyPreposition
  case determiner
  case afterTitle
  case afterRole
  case afterSpeech
  case afterCompanyNoun
  case afterCompanyCue
  case afterCompanyThing
  case afterOrganizationHead
  case afterPlaceHead
  case afterCompanyHead
  case afterParenthesis
  case afterComma
  case afterConjunction
  case afterCapital
  case afterSmallWord
  case afterAdjectiveEnding
  case afterMark
  case afterHyphen
  // Behind it.
  case beforeRole
  case beforeSpeech
  case beforeCompanyNoun
  case beforeCompanyThing
  case beforeOrganizationHead
  case beforePlaceHead
  case beforeClosingParenthesis
  case beforeComma
  case beforeFullStop
  case beforeHyphen
  case beforeColon
  case beforeParenthesis
  case beforeNumber
  case beforeCapital
  case beforeSmallWord
  // In a list with a name that is known.
  case listedWithPerson
  case listedWithPlace
  case listedWithOrganization
}
