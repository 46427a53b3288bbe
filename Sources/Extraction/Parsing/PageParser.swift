import TextCore

/// Reads HTML into a ``PageTree`` in one pass over its bytes, in time in proportion to them, whatever is in them.
///
/// Tags, attributes, comments and character references are read as the HTML standard says (WHATWG, 13.2.5), with a few exceptions
/// that save the text of damaged pages: what is never closed (a comment, a script, a quote, a tag) does not swallow the rest.
struct PageParser {
  private let array: [UInt8]
  private var builder: TreeBuilder
  /// Text that had character references in it; stands behind the page in the arena.
  private var resolved: [UInt8] = []
  private var warnings: [String] = []
  private let tags = Tag.byName
  private let names = AttributeName.byName

  /// What is known not to occur further on, so that it is looked for once.
  private var unclosed = [Bool](repeating: false, count: RawElement.allCases.count)
  private var isCommentUnclosed = false
  private var isTitleUnclosed = false
  private var isBracketMissing = false
  private var isQuoteMissing = false
  private var isApostropheMissing = false

  /// Kept attributes of a tag; the rest repeats them.
  private static let maximumAttributes = 20

  /// - Parameter page: UTF-8; ill-formed sequences are replaced, which is told in the tree's warnings.
  static func tree(of page: [UInt8]) -> PageTree {
    var parser = PageParser(page)
    parser.read()
    let array = parser.resolved.isEmpty ? parser.array : parser.array + parser.resolved
    return parser.builder.finished(bytes: array, warnings: parser.warnings)
  }

  private init(_ page: [UInt8]) {
    if UTF8Scalar.isValid(page) {
      array = page
    } else {
      array = Array(String(decoding: page, as: UTF8.self).utf8)
      warnings.append("ill-formed UTF-8 replaced")
    }
    builder = TreeBuilder(size: array.count)
  }

  private mutating func read() {
    // Held here: a span borrows what it spans, and the rest of `self` changes meanwhile.
    let array = self.array
    let source = array.span
    let end = source.count
    var i = 0
    while i < end {
      if source[i] == 0x3C {
        let behind = markup(source, i)
        if behind > i {
          i = behind
          continue
        }
      }
      var hasReference = source[i] == 0x26
      var isBlank = source[i] <= 0x20
      var k = i &+ 1
      while k < end {
        let byte = source[k]
        if byte == 0x3C { break }
        if byte > 0x20 { isBlank = false }
        if byte == 0x26 { hasReference = true }
        k &+= 1
      }
      text(source, i..<k, hasReference: hasReference, isBlank: isBlank)
      i = k
    }
  }

  private mutating func text(_ source: Span<UInt8>, _ range: Range<Int>, hasReference: Bool, isBlank: Bool) {
    guard hasReference else {
      builder.text(range, isBlank: isBlank)
      return
    }
    let start = resolved.count
    CharacterReferences.append(source, range, isAttribute: false, to: &resolved)
    builder.text((source.count + start)..<(source.count + resolved.count), isBlank: false)
  }

  /// Reads the markup at a `<`; returns the offset behind it, or that of the `<` when it is text.
  private mutating func markup(_ source: Span<UInt8>, _ start: Int) -> Int {
    guard start + 1 < source.count else { return start }
    let next = source[start + 1]
    if (next | 0x20) &- 0x61 < 26 { return startTag(source, start) }
    switch next {
    case 0x2F:
      guard start + 2 < source.count else { return start }
      return (source[start + 2] | 0x20) &- 0x61 < 26 ? endTag(source, start) : declaration(source, start)
    case 0x21:
      return start + 3 < source.count && source[start + 2] == 0x2D && source[start + 3] == 0x2D
        ? comment(source, start) : declaration(source, start)
    case 0x3F: return declaration(source, start)
    default: return start
    }
  }

  /// `<!doctype …>`, `<?…>`, `</ …>`: to the next `>`.
  private mutating func declaration(_ source: Span<UInt8>, _ start: Int) -> Int {
    guard !isBracketMissing else { return start + 2 }
    var i = start + 2
    while i < source.count && source[i] != 0x3E { i &+= 1 }
    if i < source.count { return i + 1 }
    isBracketMissing = true
    return start + 2
  }

  private mutating func comment(_ source: Span<UInt8>, _ start: Int) -> Int {
    guard !isCommentUnclosed else { return start + 4 }
    var i = start + 4
    let end = source.count
    if i < end && source[i] == 0x3E { return i + 1 }  // <!-->
    if i + 1 < end && source[i] == 0x2D && source[i + 1] == 0x3E { return i + 2 }  // <!--->
    while i &+ 2 < end {
      if source[i] == 0x2D && source[i &+ 1] == 0x2D {
        if source[i &+ 2] == 0x3E { return i + 3 }
        if source[i &+ 2] == 0x21, i + 3 < end, source[i + 3] == 0x3E { return i + 4 }
      }
      i &+= 1
    }
    isCommentUnclosed = true
    return start + 4
  }

  private mutating func endTag(_ source: Span<UInt8>, _ start: Int) -> Int {
    var hash = NameHash.seed
    var i = start + 2
    while i < source.count, source[i] > 0x20, source[i] != 0x3E, source[i] != 0x2F {
      hash = NameHash.step(hash, source[i])
      i &+= 1
    }
    builder.end(tags.value(hash: hash) ?? .other, hash: hash)
    while i < source.count && source[i] != 0x3E {
      // A tag that is never closed ends where the next begins.
      if source[i] == 0x3C { return i }
      i &+= 1
    }
    return min(i + 1, source.count)
  }

  private mutating func startTag(_ source: Span<UInt8>, _ start: Int) -> Int {
    let end = source.count
    var hash = NameHash.seed
    var i = start + 1
    while i < end, source[i] > 0x20, source[i] != 0x3E, source[i] != 0x2F {
      hash = NameHash.step(hash, source[i])
      i &+= 1
    }
    let tag = tags.value(hash: hash) ?? .other
    let first = builder.attributeCount
    var isEmpty = false
    var type: Range<Int>?
    while i < end {
      let byte = source[i]
      if byte == 0x3E {
        i += 1
        break
      }
      if byte <= 0x20 || byte == 0x2F {
        isEmpty = byte == 0x2F
        i &+= 1
        continue
      }
      isEmpty = false
      var nameHash = NameHash.step(NameHash.seed, byte)
      i &+= 1
      while i < end, source[i] > 0x20, source[i] != 0x3D, source[i] != 0x3E, source[i] != 0x2F {
        nameHash = NameHash.step(nameHash, source[i])
        i &+= 1
      }
      let value: Range<Int>
      var k = i
      while k < end && source[k] <= 0x20 { k &+= 1 }
      if k < end && source[k] == 0x3D {
        value = self.value(source, k + 1)
        i = value.upperBound
        if i < end && (source[i] == 0x22 || source[i] == 0x27) { i += 1 }
      } else {
        value = i..<i
      }
      guard let name = names.value(hash: nameHash), builder.attributeCount - first < PageParser.maximumAttributes else { continue }
      if name == .type { type = value }
      builder.attribute(name, value)
    }
    if let raw = RawElement(tag), !isEmpty { return skip(raw, source, i, type: type, attributesFrom: first) }
    if tag == .title { return title(source, i, hash: hash, attributesFrom: first) }
    builder.start(tag, hash: hash, attributesFrom: first, isEmpty: isEmpty || RawElement(tag) != nil)
    return i
  }

  /// The value that begins behind a `=`. A quote that is never closed belongs to the value.
  private mutating func value(_ source: Span<UInt8>, _ start: Int) -> Range<Int> {
    let end = source.count
    var i = start
    while i < end && source[i] <= 0x20 { i &+= 1 }
    guard i < end else { return i..<i }
    let quote = source[i]
    if quote == 0x22 ? !isQuoteMissing : quote == 0x27 && !isApostropheMissing {
      var k = i &+ 1
      while k < end && source[k] != quote { k &+= 1 }
      if k < end { return (i + 1)..<k }
      if quote == 0x22 { isQuoteMissing = true } else { isApostropheMissing = true }
    }
    let lower = i
    if quote == 0x22 || quote == 0x27 { i += 1 }
    while i < end, source[i] > 0x20, source[i] != 0x3E { i &+= 1 }
    return lower..<i
  }

  /// Leaves out an element whose content is not read. One that is never closed is left out without its content.
  private mutating func skip(_ raw: RawElement, _ source: Span<UInt8>, _ content: Int, type: Range<Int>?, attributesFrom first: Int) -> Int
  {
    guard !unclosed[raw.rawValue] else { return content }
    guard let close = raw.end(source, from: content) else {
      unclosed[raw.rawValue] = true
      return content
    }
    if raw == .script, let type, PageParser.isLinkedData(array[type]) { builder.linkedData(Array(array[content..<close])) }
    if raw != .script && raw != .style { builder.gap() }
    var i = close
    while i < source.count && source[i] != 0x3E { i &+= 1 }
    return min(i + 1, source.count)
  }

  /// A title has no markup in it.
  private mutating func title(_ source: Span<UInt8>, _ content: Int, hash: UInt32, attributesFrom first: Int) -> Int {
    guard !isTitleUnclosed else { return content }
    var i = content
    let close = Array("</title".utf8)
    while i + close.count < source.count {
      if source[i] == 0x3C, (0..<close.count).allSatisfy({ source[i + $0] | 0x20 == close[$0] | 0x20 }) {
        builder.start(.title, hash: hash, attributesFrom: first, isEmpty: false)
        if i > content { text(source, content..<i, hasReference: true, isBlank: false) }
        return endTag(source, i)
      }
      i += 1
    }
    isTitleUnclosed = true
    return content
  }

  private static func isLinkedData(_ type: ArraySlice<UInt8>) -> Bool {
    let word = Array("ld+json".utf8)
    guard type.count >= word.count else { return false }
    return (type.startIndex...(type.endIndex - word.count)).contains { type[$0..<($0 + word.count)].elementsEqual(word) }
  }
}
