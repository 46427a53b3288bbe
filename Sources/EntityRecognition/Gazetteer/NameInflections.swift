import TextCore

/// How words inside names are inflected, by country: „Deutsche Bank“, „der Deutschen Bank“.
///
/// From `name_word_endings` in `language.tsv`, a list of `ending>other ending>…`.
struct NameInflections: Sendable {
  private struct Rule {
    let ending: [UInt8]
    let others: [[UInt8]]
  }

  private var rules: [String: [Rule]] = [:]
  /// Shorter words are seldom adjectives.
  private static let shortestWord = 5

  init(_ lexicons: LexiconFolder) throws(LexiconError) {
    for language in lexicons.languages {
      let facts = try LanguageFacts(language, in: lexicons)
      let rules = (facts["name_word_endings"] ?? []).map { rule in
        let parts = rule.split(separator: ">").map { Array($0.utf8) }
        return Rule(ending: parts[0], others: Array(parts.dropFirst()))
      }
      if rules.isEmpty { continue }
      for country in facts["countries"] ?? [] { self.rules[country] = rules }
    }
  }

  /// Calls `body` with the forms of a name that has an inflected word before its last one.
  func forEachForm(of name: ArraySlice<UInt8>, country: String, _ body: ([UInt8]) -> Void) {
    guard let rules = rules[country] else { return }
    var start = name.startIndex
    while let space = name[start...].firstIndex(of: 0x20) {
      let word = name[start..<space]
      for rule in rules where word.count >= Self.shortestWord && word.suffix(rule.ending.count).elementsEqual(rule.ending) {
        for other in rule.others { body(Array(name[..<(space - rule.ending.count)]) + other + Array(name[space...])) }
        return
      }
      start = space + 1
    }
  }
}
