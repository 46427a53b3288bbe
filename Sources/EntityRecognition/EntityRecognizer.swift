import TextCore

/// Finds names, amounts and dates in texts of one language by gazetteers, cue words and patterns.
public struct EntityRecognizer: Sendable {
  private let gazetteer: CompanyGazetteer
  private let lexicon: EntityLexicon
  private let slugs: Slug

  public init(_ language: Language, gazetteer: CompanyGazetteer, lexicons: LexiconFolder) throws(LexiconError) {
    self.gazetteer = gazetteer
    lexicon = try EntityLexicon(language, in: lexicons)
    slugs = try Slug(lexicons)
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
    var scratch: [PatternTrie.Match] = []
    let reading = Reading(segmentation, lexicon: lexicon, scratch: &scratch)
    var listed = ListedCompanyFinder(gazetteer: gazetteer, reading: reading)
    let persons = PersonFinder(reading: reading, listed: listed.candidates)
    listed.decideWords(persons: persons.isPerson)
    var findings = findings(of: listed)
    findings += persons.findings
    findings +=
      NewCompanyFinder(
        gazetteer: gazetteer, reading: reading, slugs: slugs, listed: listed.candidates, persons: persons.isPerson
      ).findings
    findings += PlaceFinder(reading: reading, listed: listed.candidates).findings
    findings += AmountFinder(reading: reading).findings
    findings += DateFinder(reading: reading).findings
    findings += addresses(in: reading)
    findings = resolved(findings, in: reading)
    findings += unknownNames(beside: findings, in: reading)
    findings.sort { $0.range < $1.range }
    return findings.map { finding in
      Mention(
        kind: finding.kind, range: withoutFullStop(finding, in: reading), id: finding.id, name: finding.name,
        confidence: finding.confidence, company: finding.company)
    }
  }

  private func unknownNames(beside findings: [Finding], in reading: Reading) -> [Finding] {
    var known = [Mention.Kind?](repeating: nil, count: reading.tokens.count)
    for finding in findings { for i in finding.tokens { known[i] = finding.kind } }
    return UnknownNameFinder(reading: reading, known: known).findings
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
    reading.tokens.indices.compactMap { i in
      let token = reading.tokens[i]
      switch token.kind {
      case .handle: return Finding(kind: .handle, tokens: i..<(i + 1), range: token.range, confidence: 0.5)
      case .url, .email, .domain: return Finding(kind: .url, tokens: i..<(i + 1), range: token.range, confidence: 0.5)
      default: return nil
      }
    }
  }

  /// The findings that stand.
  private func resolved(_ findings: [Finding], in reading: Reading) -> [Finding] {
    let order = findings.indices.sorted { a, b in
      let (x, y) = (findings[a], findings[b])
      return (x.confidence, x.range.count, -x.range.start, -a) > (y.confidence, y.range.count, -y.range.start, -b)
    }
    var isTaken = Array(repeating: false, count: reading.tokens.count)
    var standing: [Finding] = []
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
