import TextCore

/// Finds names, amounts and dates in texts of one language by gazetteers, cue words and patterns.
public struct EntityRecognizer: Sendable {
  private let gazetteer: CompanyGazetteer
  /// The bit of the language in the gazetteer.
  private let language: UInt32
  private let lexicon: EntityLexicon
  private let reader: TokenReader
  private let slugs: Slug
  /// Where the language is not written in Latin letters, as most names of companies are.
  private let sounds: SoundIndex?

  /// The probability from which on an organization that the list of companies has by this name is the company (by its precision on the
  /// development texts).
  private static let surelyOrganization = 0.65
  /// In bytes.
  private static let shortest = 3
  /// In tokens, of one that stands before a name.
  private static let longestLegalForm = 4

  /// The probability from which on an unknown name is a mention.
  package static let unknownNameThreshold = UnknownNameFinder.threshold

  public init(_ language: Language, gazetteer: CompanyGazetteer, lexicons: LexiconFolder) throws(LexiconError) {
    self.gazetteer = gazetteer
    self.language = gazetteer.bit(of: language)
    lexicon = try EntityLexicon(language, in: lexicons)
    reader = TokenReader(language, lexicon, gazetteer)
    slugs = try Slug(lexicons)
    sounds = lexicon.isLatin ? nil : gazetteer.sounds
  }

  /// The name of the compiled word lists in the folder of their language.
  public static let pack = EntityPack.name

  /// The contents of ``pack`` for the lists of a folder.
  public static func pack(_ language: Language, in lexicons: LexiconFolder) throws(LexiconError) -> [UInt8] {
    try EntityPack.contents(language, in: lexicons)
  }

  /// The mentions in a text, in order and without overlap.
  ///
  /// Where two readings of a place contend, the surer one stands, and of equally sure ones the longer.
  public func mentions(in segmentation: Segmentation) -> [Mention] {
    guard !segmentation.tokens.isEmpty else { return [] }
    let reading = Reading(segmentation, lexicon: lexicon, reader: reader)
    let known = knownNames(in: reading)
    var findings = known.findings
    findings += unknownNames(beside: findings, in: reading).map {
      company($0, among: known.doubtful, beside: known.findings, in: reading) ?? $0
    }
    findings.sort { $0.range < $1.range }
    var end = 0
    return findings.map { finding in
      let range = withQuotation(finding, withoutFullStop(finding, in: reading), behind: end, in: reading)
      end = finding.range.end
      return Mention(
        kind: finding.kind, range: range, id: finding.id, name: finding.name, confidence: finding.confidence, company: finding.company)
    }
  }

  /// „Овергаз Мрежи“ АД, АД „Овергаз Мрежи“: a name in quotation marks and its legal form are one mention, with both marks.
  ///
  /// - Parameter end: where the mention before ends.
  private func withQuotation(_ finding: Finding, _ range: TextRange, behind end: Int, in reading: Reading) -> TextRange {
    let (first, next) = (finding.tokens.lowerBound, finding.tokens.upperBound)
    guard finding.kind == .company, first > 0, reading.isOpeningQuote(first - 1), reading.tokens[first - 1].range.start >= end else {
      return range
    }
    if finding.tokens.contains(where: { $0 > first && reading.isClosingQuote($0) }) {
      return TextRange(reading.tokens[first - 1].range.start, range.end)
    }
    guard next < reading.tokens.count, reading.isClosingQuote(next) else { return range }
    let sentence = reading.sentenceTokens(first).lowerBound
    for form in stride(from: first - 2, through: max(sentence, first - 1 - Self.longestLegalForm), by: -1)
    where reading.tokens[form].range.start >= end && !reading.facts[form].opening.contains(.genericTail)
      && gazetteer.legalForms.end(at: form, in: reading) == first - 1
    {
      return TextRange(reading.tokens[form].range.start, reading.tokens[next].range.end)
    }
    return range
  }

  /// The names of a text that are unknown, or are made so, for learning what tells of unknown names.
  ///
  /// - Parameters:
  ///   - names: all persons, places and organizations of the text.
  ///   - isHidden: for each of `names`, whether it is to be forgotten that the lists have it.
  package func examples(in segmentation: Segmentation, names: [MarkedName], isHidden: [Bool]) -> [NameExample] {
    guard !segmentation.tokens.isEmpty else { return [] }
    let reading = Reading(segmentation, lexicon: lexicon, reader: reader)
    let hidden = names.indices.filter { isHidden[$0] }.map { names[$0].range }
    let findings = knownNames(in: reading).findings
    let finder = UnknownNameFinder(
      reading: reading, known: kinds(of: findings.filter { finding in !hidden.contains { $0.overlaps(finding.range) } }, in: reading))
    return finder.names().map { tokens in
      let range = reading.range(tokens)
      let stem = TextRange(range.start, reading.stem(tokens.upperBound - 1).upperBound)
      let name = names.first { $0.range == range || $0.range == stem }
      var collector = NameExample.Collector(reading.text)
      finder.addSigns(of: tokens, to: &collector)
      let wasHidden = hidden.contains { $0.overlaps(range) } && findings.contains { $0.range.overlaps(range) }
      // What the lists say of a hidden name must not be learned from.
      let signs = wasHidden ? collector.signs.filter { $0.sign != "\(NameSign.givenName)" } : collector.signs
      return NameExample(kind: name?.kind, signs: signs, wasHidden: wasHidden)
    }
  }

  /// What lists and rules find, as far as it stands; and the forms in the text that might name a company, but too little speaks for it.
  private func knownNames(in reading: Reading) -> (findings: [Finding], doubtful: [CompanyCandidate]) {
    var listed = ListedCompanyFinder(gazetteer: gazetteer, reading: reading, language: language)
    let persons = PersonFinder(reading: reading, listed: listed.candidates)
    let isPerson = persons.isPerson
    listed.decideWords(persons: isPerson)
    var findings = findings(of: listed)
    findings += persons.findings
    let transliterated =
      sounds.map {
        TransliteratedCompanyFinder(gazetteer: gazetteer, sounds: $0, reading: reading, listed: listed.candidates, persons: isPerson)
          .findings
      } ?? []
    findings += transliterated
    findings +=
      NewCompanyFinder(
        gazetteer: gazetteer, reading: reading, slugs: slugs, listed: listed.candidates, transliterated: transliterated, persons: isPerson
      ).findings
    findings += PlaceFinder(reading: reading, listed: listed.candidates).findings
    findings += AmountFinder(reading: reading).findings
    findings += DateFinder(reading: reading).findings
    findings += addresses(in: reading)
    return (resolved(findings, in: reading), listed.candidates.filter { $0.company < 0 })
  }

  /// „sagte Ulrich Exner von der WELT“: what the signs make an organization, and a list has as the name of a company, is that company.
  private func company(
    _ finding: Finding, among candidates: [CompanyCandidate], beside known: [Finding], in reading: Reading
  ) -> Finding? {
    guard finding.kind == .organization, finding.confidence >= Self.surelyOrganization,
      let candidate = candidates.first(where: { $0.range == finding.range }),
      !reading.isAbbreviationOfName(finding.tokens)
    else { return nil }
    // „BNP“, „DB“: the shortest stand for many things, and are the company's where the sentence speaks of companies.
    if finding.range.count <= Self.shortest {
      let sentence = reading.sentenceTokens(finding.tokens.lowerBound)
      guard
        sentence.contains(where: { !reading.facts[$0].closing.isDisjoint(with: .companyCue) })
          || known.contains(where: { $0.kind == .company && sentence.contains($0.tokens.lowerBound) })
      else { return nil }
    }
    let company = gazetteer.companies[Int(gazetteer.aliases[Int(candidate.aliases.lowerBound)].company)]
    return Finding(
      kind: .company, tokens: finding.tokens, range: finding.range, confidence: finding.confidence, id: company.id, name: company.name,
      company: company)
  }

  private func unknownNames(beside findings: [Finding], in reading: Reading) -> [Finding] {
    UnknownNameFinder(reading: reading, known: kinds(of: findings, in: reading)).findings
  }

  /// The kind of the mention that each token belongs to.
  private func kinds(of findings: [Finding], in reading: Reading) -> [Mention.Kind?] {
    var kinds = [Mention.Kind?](repeating: nil, count: reading.tokens.count)
    for finding in findings { for i in finding.tokens { kinds[i] = finding.kind } }
    return kinds
  }

  private func findings(of finder: ListedCompanyFinder) -> [Finding] {
    finder.candidates.compactMap { candidate in
      guard candidate.company >= 0 else { return nil }
      let company = gazetteer.companies[Int(candidate.company)]
      return Finding(
        kind: .company, tokens: candidate.tokens.lowerBound..<candidate.end, range: candidate.range, confidence: candidate.confidence,
        id: company.id, name: company.name, company: company)
    }
  }

  private func addresses(in reading: Reading) -> [Finding] {
    var findings: [Finding] = []
    reading.forEachToken(with: .address) { i in
      let token = reading.tokens[i]
      findings.append(
        Finding(kind: token.kind == .handle ? .handle : .url, tokens: i..<(i + 1), range: token.range, confidence: 0.5))
      return i + 1
    }
    return findings
  }

  /// The findings that stand.
  private func resolved(_ findings: [Finding], in reading: Reading) -> [Finding] {
    let order = findings.indices.sorted { a, b in
      let (x, y) = (findings[a], findings[b])
      return (x.confidence, x.range.count, -x.range.start, -a) > (y.confidence, y.range.count, -y.range.start, -b)
    }
    var isTaken = Array(repeating: false, count: reading.tokens.count)
    var standing: [Finding] = []
    standing.reserveCapacity(findings.count)
    for index in order {
      let tokens = findings[index].tokens
      if tokens.contains(where: { isTaken[$0] }) { continue }
      for i in tokens { isTaken[i] = true }
      standing.append(findings[index])
    }
    return standing
  }

  /// „… Totalentreprise A/S.“, „£3.5m.“: behind a single letter at the end of a sentence the dot is the sentence's.
  private func withoutFullStop(_ finding: Finding, in reading: Reading) -> TextRange {
    let range = finding.range
    guard finding.kind == .company || finding.kind == .money, range.count > 2, reading.text.utf8[range.end - 1] == UInt8(ascii: "."),
      range.end == reading.tokens[reading.sentenceTokens(finding.tokens.upperBound - 1).upperBound - 1].range.end,
      !UTF8Scalar.isWord(UTF8Scalar.decode(reading.text.utf8.span, before: range.end - 2).value)
        || UTF8Scalar.isDigit(reading.text.utf8[range.end - 3])
    else { return range }
    return TextRange(range.start, range.end - 1)
  }
}
