import TextCore

/// Reads roles out of `class` and `id` names, by the vocabulary of `shared/furniture-classes.tsv`.
///
/// A name is split into words at punctuation and humps (`relatedArticles`, `article__related`), and the longest entry at each
/// word counts. An entry that begins with `=` must be the whole name, one that ends in `*` may be continued.
struct FurnitureClasses: Sendable {
  /// Stands behind a name while it is looked up.
  private static let wholeNameMark: [UInt8] = [0x3D]

  private let whole: PatternTrie
  private let prefixes: PatternTrie

  init(_ folder: LexiconFolder) throws(LexiconError) {
    var whole: [(pattern: [UInt8], value: Int32)] = []
    var prefixes: [(pattern: [UInt8], value: Int32)] = []
    try folder.file("furniture-classes.tsv", of: nil, columns: ["word", "kind"]).forEachRow { (row) throws(LexiconError) in
      guard let role = ElementRoles.named(row.string(1)) else { throw row.malformed(1, expected: "a role of an element") }
      var word = Array(row.bytes(0))
      if word.first == UInt8(ascii: "=") {
        whole.append((Array(word.dropFirst()) + FurnitureClasses.wholeNameMark, Int32(role.rawValue)))
      } else if word.last == UInt8(ascii: "*") {
        word.removeLast()
        prefixes.append((word, Int32(role.rawValue)))
      } else {
        whole.append((word, Int32(role.rawValue)))
      }
    }
    self.whole = PatternTrie(whole)
    self.prefixes = PatternTrie(prefixes)
  }

  /// Working memory of one page.
  struct Scratch {
    var name: [UInt8] = []
    var matches: [PatternTrie.Match] = []
    /// Roles by hash of an attribute value: the same few values recur all over a page.
    var known: [UInt64: ElementRoles] = [:]
  }

  /// The roles in an attribute value that holds names separated by spaces.
  func roles(_ bytes: Span<UInt8>, _ range: Range<Int>, _ scratch: inout Scratch) -> ElementRoles {
    let hash = WordHash.hash(bytes, range)
    if let known = scratch.known[hash] { return known }
    var roles: ElementRoles = []
    defer { scratch.known[hash] = roles }
    var i = range.lowerBound
    let end = range.upperBound
    while i < end {
      while i < end && bytes[i] <= 0x20 { i &+= 1 }
      let start = i
      while i < end && bytes[i] > 0x20 { i &+= 1 }
      if i > start && i - start <= FurnitureClasses.maximumName { roles.formUnion(name(bytes, start..<i, &scratch)) }
    }
    if roles.contains(.entry) { roles.subtract([.furniture, .strong, .comments, .weak, .byline, .date, .caption, .hidden]) }
    return roles
  }

  /// Longer names are generated and mean nothing.
  private static let maximumName = 80

  private func name(_ bytes: Span<UInt8>, _ range: Range<Int>, _ scratch: inout Scratch) -> ElementRoles {
    scratch.name.removeAll(keepingCapacity: true)
    var wasLower = false
    for i in range {
      let byte = bytes[i]
      // `print:hidden`, `md:max-w-full`, `[&_p]:mt-0` say when and how something is shown.
      if byte == 0x3A || byte == 0x5B { return [] }
      if byte &- 0x41 < 26 {
        if wasLower && scratch.name.last != 0x2D { scratch.name.append(0x2D) }
        scratch.name.append(byte | 0x20)
        wasLower = false
      } else if byte &- 0x61 < 26 || byte >= 0x80 || byte &- 0x30 < 10 {
        scratch.name.append(byte)
        wasLower = true
      } else {
        if let last = scratch.name.last, last != 0x2D { scratch.name.append(0x2D) }
        wasLower = false
      }
    }
    if scratch.name.last == 0x2D { scratch.name.removeLast() }
    let count = scratch.name.count
    scratch.name.append(contentsOf: FurnitureClasses.wholeNameMark)
    // Taken out while it is read: a span borrows what it spans.
    let written = scratch.name
    let name = written.span
    var roles: ElementRoles = []
    var i = 0
    while i < count {
      scratch.matches.removeAll(keepingCapacity: true)
      whole.appendMatches(in: name, at: i, to: &scratch.matches)
      var end = i
      if let match = scratch.matches.last(where: { $0.end > count ? i == 0 : $0.end == count || name[$0.end] == 0x2D }) {
        roles.formUnion(ElementRoles(rawValue: UInt16(match.value)))
        end = match.end
      } else {
        scratch.matches.removeAll(keepingCapacity: true)
        prefixes.appendMatches(in: name, at: i, to: &scratch.matches)
        if let match = scratch.matches.last { roles.formUnion(ElementRoles(rawValue: UInt16(match.value))) }
      }
      while end < count && name[end] != 0x2D { end += 1 }
      i = end + 1
    }
    if roles.contains(.modifier) { return [] }
    // `article-body__newsletter` is a newsletter box, `content-sidebar` a sidebar.
    if !roles.isDisjoint(with: [.furniture, .comments]) { roles.remove(.content) }
    return roles
  }
}
