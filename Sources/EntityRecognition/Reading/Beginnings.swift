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

    /// A form that is the token.
    static let word = Possible(rawValue: 1 << 0)
    /// A form that goes on behind the token, or of which the token is an inflection; the token may be a form as well.
    static let otherForm = Possible(rawValue: 1 << 1)
    /// A name of a listed company.
    static let company = Possible(rawValue: 1 << 2)
    static let all: Possible = [.word, .otherForm, .company]
  }

  private let forms: FirstWordFilter
  /// Forms of names that begin with a small letter: they may have an ending, so that the hash of a word does not tell.
  private let smallNames: PrefixFilter
  private let companies: FirstWordFilter
  private let smallCompanies: PrefixFilter
  /// ``smallNames`` and ``smallCompanies``, which are few enough that most words are neither.
  private let small: PrefixFilter
  private let endings: NameEndings
  let legalForms: LegalForms

  init(_ lexicon: EntityLexicon, _ gazetteer: CompanyGazetteer) {
    forms = lexicon.forms.beginnings
    smallNames = lexicon.forms.smallNames
    companies = gazetteer.nameBeginnings
    smallCompanies = gazetteer.smallBeginnings
    var small = smallNames
    small.formUnion(smallCompanies)
    self.small = small
    endings = lexicon.endings
    legalForms = gazetteer.legalForms
  }

  /// - Parameter isCareless: whether names may stand without their capitals.
  @inline(__always)
  func possible(at token: Token, isCareless: Bool, in folded: Span<UInt8>) -> Possible {
    guard token.kind == .word else { return .all }
    if token.casing == .lower && !isCareless {
      var possible = forms(token, in: folded)
      if small.mayHold(formAt: token.range.start, in: folded) {
        if smallNames.mayHold(formAt: token.range.start, in: folded) { possible.insert(.otherForm) }
        if smallCompanies.mayHold(formAt: token.range.start, in: folded) { possible.insert(.company) }
      }
      return possible
    }
    return possible(atName: token, in: folded)
  }

  @inline(__always)
  private func forms(_ token: Token, in folded: Span<UInt8>) -> Possible {
    guard forms.mayBegin(with: token.hash) else { return [] }
    return forms.mayGoOn(behind: token.hash, endingAt: token.range.end, in: folded) ? .otherForm : .word
  }

  private func possible(atName token: Token, in folded: Span<UInt8>) -> Possible {
    var possible = forms(token, in: folded)
    if companies.mayBegin(with: token.hash),
      companies.mayBe(token.hash) || companies.mayGoOn(behind: token.hash, endingAt: token.range.end, in: folded)
    {
      possible.insert(.company)
    }
    endings.forEachStem(of: token.range.bytes, in: folded) { end in
      let hash = WordHash.hash(folded, token.range.start..<end)
      if forms.mayBe(hash) { possible.insert(.otherForm) }
      if companies.mayBe(hash) { possible.insert(.company) }
    }
    return possible
  }
}
