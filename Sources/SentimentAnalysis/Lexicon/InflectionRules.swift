import TextCore

/// Makes the regular forms of a lemma, by the rules of `inflection.tsv`.
///
/// Of a part of speech's rules those with the longest ending that the lemma has apply, all of them together.
struct InflectionRules: Sendable {
  /// Prefixes and suffixes of all templates, folded.
  private var letters: [UInt8] = []
  /// In the order of the file; a template's rule is a run of them.
  private var templates: [Template] = []
  private var rules: [Range<Int>] = []
  /// Part of speech and ending, read backwards, to an index into `rules`.
  private var endings = FormTableBuilder(minimumCapacity: 512)
  private var longestEnding = 0

  private struct Template: Sendable {
    let prefix: Range<Int>
    let suffix: Range<Int>
  }

  /// Rows of this kind list beginnings of words that are no words by themselves: what follows them is no head of a compound.
  private static let prefixKind = "prefix"
  private(set) var prefixes = FormTableBuilder(minimumCapacity: 32)

  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    guard let file = try folder.fileIfPresent("inflection.tsv", of: language, columns: ["pos", "ending", "forms"]) else { return }
    // Rows of one rule may lie apart in the file; their templates must not.
    var made: [UInt64: [Template]] = [:]
    var order: [UInt64] = []
    try file.forEachRow { (row) throws(LexiconError) in
      let ending = CaseFolding.folded(Array(row.bytes(1)))
      var hash = FormHash()
      for byte in row.bytes(0) { hash.append(byte) }
      hash.append(reversed: ending.span, ending.indices)
      longestEnding = max(longestEnding, ending.count)
      if made[hash.value] == nil { order.append(hash.value) }
      for form in row.values(2) {
        let form = CaseFolding.folded(Array(form))
        guard let tilde = form.firstIndex(of: UInt8(ascii: "~")) else { throw row.malformed(2, expected: "forms with “~”") }
        let start = letters.count
        letters += form
        let template = Template(prefix: start..<(start + tilde), suffix: (start + tilde + 1)..<letters.count)
        made[hash.value, default: []].append(template)
        if row.string(0) == Self.prefixKind {
          var prefix = FormHash()
          prefix.append(letters.span, template.prefix)
          prefixes.insert(prefix.value, 1)
        }
      }
    }
    for hash in order {
      let start = templates.count
      templates += made[hash] ?? []
      endings.insert(hash, Int32(rules.count))
      rules.append(start..<templates.count)
    }
  }

  /// Calls `body` with the hash of each regular form of a folded lemma, and with the hash of the form read backwards where `backwards`
  /// asks for it; otherwise the second hash says nothing.
  func forEachForm(
    of lemma: [UInt8], pos: ArraySlice<UInt8>, backwards: Bool, _ body: (_ forward: UInt64, _ backward: UInt64) -> Void
  ) {
    let lemma = lemma.span
    let letters = letters.span
    var hash = FormHash()
    for byte in pos { hash.append(byte) }
    var found = endings.value(of: hash.value).map { (rule: Int($0), length: 0) }
    for length in 0..<min(longestEnding, lemma.count) {
      hash.append(lemma[lemma.count - 1 - length])
      if let rule = endings.value(of: hash.value) { found = (Int(rule), length + 1) }
    }
    guard let (rule, length) = found else { return }
    let stem = 0..<(lemma.count - length)
    var stemHash = FormHash()
    stemHash.append(lemma, stem)
    for template in templates[rules[rule]] {
      var forward = stemHash
      if !template.prefix.isEmpty {
        forward = FormHash()
        forward.append(letters, template.prefix)
        forward.append(lemma, stem)
      }
      forward.append(letters, template.suffix)
      var backward = FormHash()
      if backwards {
        backward.append(reversed: letters, template.suffix)
        backward.append(reversed: lemma, stem)
        backward.append(reversed: letters, template.prefix)
      }
      body(forward.value, backward.value)
    }
  }
}
