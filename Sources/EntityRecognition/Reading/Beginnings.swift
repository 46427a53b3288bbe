import TextCore

/// Tells which tokens a form of the word lists, or a name of a listed company, may begin with.
///
/// Says yes too often rather than too seldom. Most words of a text begin neither, and are told so by hashes of the word and of its
/// stems, from some 100 KB in place of the megabytes of the lists.
///
/// A class, like ``EntityLexicon``.
final class Beginnings: Sendable {
  /// What may begin with a token.
  struct Possible: OptionSet {
    let rawValue: UInt8

    /// A form that goes on behind the token, or of which the token is an inflection; the token may be a form as well.
    static let otherForm = Possible(rawValue: 1 << 0)
    /// A name of a listed company.
    static let company = Possible(rawValue: 1 << 1)
  }

  /// Of the forms of the word lists.
  private let forms: FirstWordFilter
  /// Forms of names that begin with a small letter: they may have an ending, so that the hash of a word does not tell.
  private let smallNames: PrefixFilter
  private let gazetteer: CompanyGazetteer
  /// Of the names of companies.
  private let companies: FirstWordFilter
  private let smallCompanies: PrefixFilter
  /// ``smallNames`` and ``smallCompanies``, which are few enough that most words are neither.
  private let small: PrefixFilter
  private let endings: NameEndings
  let legalForms: LegalForms

  init(_ lexicon: EntityLexicon, _ gazetteer: CompanyGazetteer) {
    forms = lexicon.forms.beginnings
    smallNames = lexicon.forms.smallNames
    self.gazetteer = gazetteer
    companies = gazetteer.nameBeginnings
    smallCompanies = gazetteer.smallBeginnings
    var small = smallNames
    small.formUnion(smallCompanies)
    self.small = small
    endings = lexicon.endings
    legalForms = gazetteer.legalForms
  }

  /// Whether a form may go on behind a word.
  @inline(__always)
  func mayGoOn(behind token: Token, as word: WordForms.Word, in folded: Span<UInt8>) -> Bool {
    word.mayGoOn(at: token.range.end, in: folded) && forms.mayGoOn(behind: token.hash, endingAt: token.range.end, in: folded)
  }

  /// Whether ``possible(atSmall:in:)`` is worth asking.
  @inline(__always)
  func mayBeSmall(_ token: Token, in folded: Span<UInt8>) -> Bool { small.mayHold(formAt: token.range.start, in: folded) }

  /// What may begin with a small word of which a form may be the beginning.
  func possible(atSmall token: Token, in folded: Span<UInt8>) -> Possible {
    var possible: Possible = []
    if smallNames.mayHold(formAt: token.range.start, in: folded) { possible.insert(.otherForm) }
    if smallCompanies.mayHold(formAt: token.range.start, in: folded) { possible.insert(.company) }
    return possible
  }

  /// What may begin with a word as a name, or as an inflection of one.
  func possible(atName token: Token, in folded: Span<UInt8>) -> Possible {
    var possible: Possible = []
    if companies.mayBegin(with: token.hash),
      companies.mayBe(token.hash) || companies.mayGoOn(behind: token.hash, endingAt: token.range.end, in: folded)
    {
      possible.insert(.company)
    }
    if endings.mayEnd(token, in: folded) { addStems(of: token, in: folded, to: &possible) }
    return possible
  }

  private func addStems(of token: Token, in folded: Span<UInt8>, to possible: inout Possible) {
    endings.forEachStem(of: token, in: folded) { end in
      let hash = WordHash.hash(folded, token.range.start..<end)
      if forms.mayBe(hash) { possible.insert(.otherForm) }
      if companies.mayBe(hash) { possible.insert(.company) }
    }
  }

  /// Whether a name of a listed company may begin with a token that is no word.
  @inline(__always)
  func mayBeginCompany(_ token: Token, in folded: Span<UInt8>) -> Bool {
    switch token.kind {
    case .number: gazetteer.names.mayStart(at: token.range.start, in: folded)
    case .abbreviation, .handle, .hashtag, .domain: true
    default: false
    }
  }
}
