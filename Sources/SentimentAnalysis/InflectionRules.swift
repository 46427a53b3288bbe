import TextCore

/// Makes the regular forms of a lemma, by the rules of `inflection.tsv`.
///
/// Of a part of speech's rules those with the longest ending that the lemma has apply, all of them together.
struct InflectionRules: Sendable {
  /// By part of speech: endings (folded), and the forms' templates, in which `~` stands for the lemma without the ending.
  private var rules: [String: [[UInt8]: [Template]]] = [:]
  private var longestEnding: [String: Int] = [:]

  private struct Template: Sendable {
    let prefix: [UInt8]
    let suffix: [UInt8]
  }

  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    guard let file = try folder.fileIfPresent("inflection.tsv", of: language, columns: ["pos", "ending", "forms"]) else { return }
    try file.forEachRow { (row) throws(LexiconError) in
      let pos = row.string(0)
      let ending = CaseFolding.folded(Array(row.bytes(1)))
      for form in row.values(2) {
        guard let tilde = form.firstIndex(of: UInt8(ascii: "~")) else { throw row.malformed(2, expected: "forms with “~”") }
        let template = Template(
          prefix: CaseFolding.folded(Array(form[..<tilde])), suffix: CaseFolding.folded(Array(form[form.index(after: tilde)...])))
        rules[pos, default: [:]][ending, default: []].append(template)
      }
      longestEnding[pos] = max(longestEnding[pos] ?? 0, ending.count)
    }
  }

  /// Calls `body` with each regular form of a folded lemma.
  func forEachForm(of lemma: [UInt8], pos: String, _ body: ([UInt8]) -> Void) {
    guard let endings = rules[pos] else { return }
    for length in stride(from: min(longestEnding[pos] ?? 0, lemma.count), through: 0, by: -1) {
      guard let templates = endings[Array(lemma.suffix(length))] else { continue }
      let stem = lemma.dropLast(length)
      for template in templates { body(template.prefix + stem + template.suffix) }
      return
    }
  }
}
