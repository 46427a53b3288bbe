import TextCore

/// Turns the bytes of a page or text into UTF-8: byte order mark first, then a valid `<meta>` label, then well-formed UTF-8, then
/// what the bytes look like.
///
/// Bytes that are well-formed UTF-8 with multi-byte sequences win over any other label: chance makes such bytes of no other encoding.
public struct CharsetDecoder: Sendable {
  private let tables: CharsetTables

  /// How far the WHATWG standard looks for a `<meta>`; a little more, as scripts in front are common.
  private static let prescanBytes = 4096

  public init(lexicons: LexiconFolder) throws(LexiconError) { tables = try CharsetTables(lexicons: lexicons) }

  /// The bytes as UTF-8, the charset they were in, and what had to be repaired.
  public func utf8(of bytes: [UInt8], isPage: Bool) -> (content: [UInt8], charset: Charset, warnings: [String]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let (content, warnings) = repaired(Array(bytes.dropFirst(3)))
      return (content, Charset(name: "utf-8", evidence: .byteOrderMark), warnings)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      let (content, warnings) = utf16(bytes.dropFirst(2), bigEndian: false)
      return (content, Charset(name: "utf-16le", evidence: .byteOrderMark), warnings)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      let (content, warnings) = utf16(bytes.dropFirst(2), bigEndian: true)
      return (content, Charset(name: "utf-16be", evidence: .byteOrderMark), warnings)
    }
    let invalid = UTF8Scalar.firstInvalid(bytes)
    let label = isPage ? metaLabel(bytes) : nil
    if invalid == nil {
      let isDeclared = label == "utf-8" || label == "utf8"
      return (bytes, Charset(name: "utf-8", evidence: isDeclared ? .meta : .valid), [])
    }
    // A page of UTF-8 with a few broken bytes is still UTF-8, whatever its label says.
    let isLabelledUTF8 = label == "utf-8" || label == "utf8"
    if isLabelledUTF8 || isMostlyUTF8(bytes) {
      let (content, warnings) = repaired(bytes)
      return (content, Charset(name: "utf-8", evidence: isLabelledUTF8 ? .meta : .fallback), warnings)
    }
    if let label, let table = tables.table(for: label) {
      return (CharsetTables.decode(bytes, with: table), Charset(name: table.name, evidence: .meta), [])
    }
    let name = looksCyrillic(bytes) ? "windows-1251" : "windows-1252"
    guard let table = tables.table(for: name) else {
      let (content, warnings) = repaired(bytes)
      return (content, Charset(name: "utf-8", evidence: .fallback), warnings)
    }
    return (CharsetTables.decode(bytes, with: table), Charset(name: name, evidence: .fallback), [])
  }

  private func repaired(_ bytes: [UInt8]) -> ([UInt8], [String]) {
    if UTF8Scalar.isValid(bytes) { return (bytes, []) }
    return (Array(String(decoding: bytes, as: UTF8.self).utf8), ["charset: ill-formed UTF-8 replaced"])
  }

  private func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> ([UInt8], [String]) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var i = bytes.startIndex
    while i + 1 < bytes.endIndex {
      let pair = bigEndian ? (bytes[i + 1], bytes[i]) : (bytes[i], bytes[i + 1])
      units.append(UInt16(pair.0) | UInt16(pair.1) << 8)
      i += 2
    }
    // Half a unit at the end, and half a pair anywhere, are U+FFFD.
    if i < bytes.endIndex { units.append(0xFFFD) }
    let text = String(decoding: units, as: UTF16.self)
    let isRepaired = i < bytes.endIndex || !text.utf16.elementsEqual(units)
    return (Array(text.utf8), isRepaired ? ["charset: ill-formed UTF-16 replaced"] : [])
  }

  /// At least nine of ten non-ASCII bytes lie in well-formed sequences.
  private func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    let high = bytes.count { $0 >= 0x80 }
    var bad = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar == "\u{FFFD}" { bad += 1 }
    return bad * 10 < high
  }

  /// In windows-1251 text most letters are above 0xC0; in windows-1252 few are.
  private func looksCyrillic(_ bytes: [UInt8]) -> Bool {
    var high = 0
    var runs = 0
    var previous = false
    for byte in bytes {
      let isHigh = byte >= 0xC0
      if isHigh {
        high += 1
        if previous { runs += 1 }
      }
      previous = isHigh
    }
    // „ää“ is rare in Latin text, words of Cyrillic are all high.
    return runs * 2 > high
  }

  /// The label in `<meta charset=…>` or `<meta http-equiv content="…; charset=…">`, lower-case.
  private func metaLabel(_ bytes: [UInt8]) -> String? {
    let head = CaseFolding.folded(Array(bytes.prefix(Self.prescanBytes)).map { $0 < 0x80 ? $0 : 0x20 })
    var i = 0
    while let meta = head[i...].firstRange(of: Array("<meta".utf8)) {
      guard let end = head[meta.upperBound...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let tag = head[meta.upperBound..<end]
      if let charset = tag.firstRange(of: Array("charset".utf8)) {
        var rest = tag[charset.upperBound...].drop { UTF8Scalar.isSpace(UInt32($0)) }
        if rest.first == UInt8(ascii: "=") {
          rest = rest.dropFirst().drop { UTF8Scalar.isSpace(UInt32($0)) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
          let label = rest.prefix {
            UTF8Scalar.isWord(UInt32($0)) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ":")
              || $0 == UInt8(ascii: ".")
          }
          if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
        }
      }
      i = end
    }
    return nil
  }
}
