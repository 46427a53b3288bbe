import TextCore

/// Tells which tokens a form of the word lists, or a name of a listed company, may begin with.
///
/// Says yes too often rather than too seldom. Most words of a text begin neither, and are told so by hashes of the word and of its
/// stems, from some 100 KB in place of the megabytes of the lists.
struct Beginnings: Sendable {
  private let forms: HashFilter
  /// Forms of names that begin with a small letter: they may have an ending, so that the hash of a word does not tell.
  private let smallNames: PrefixFilter
  private let companies: HashFilter
  private let smallCompanies: PrefixFilter
  private let endings: NameEndings

  init(_ lexicon: EntityLexicon, _ gazetteer: CompanyGazetteer) {
    forms = lexicon.forms.firstWords
    smallNames = lexicon.forms.smallNames
    companies = gazetteer.nameBeginnings
    smallCompanies = gazetteer.smallBeginnings
    endings = lexicon.endings
  }

  /// - Parameter isCareless: whether names may stand without their capitals.
  func mayStand(at token: Token, isCareless: Bool, in folded: Span<UInt8>) -> (isForm: Bool, isCompany: Bool) {
    guard token.kind == .word else { return (true, true) }
    let start = token.range.start
    var isForm = forms.mayContain(token.hash)
    if token.casing == .lower && !isCareless {
      return (isForm || smallNames.mayHold(formAt: start, in: folded), smallCompanies.mayHold(formAt: start, in: folded))
    }
    var isCompany = companies.mayContain(token.hash)
    if !isForm || !isCompany {
      endings.forEachStem(of: token.range.bytes, in: folded) { end in
        let hash = WordHash.hash(folded, start..<end)
        isForm = isForm || forms.mayContain(hash)
        isCompany = isCompany || companies.mayContain(hash)
      }
    }
    return (isForm, isCompany)
  }
}
