import TextCore

/// Turns the bytes of a page or text into UTF-8: byte order mark first, then the label of the header, then the page's own, then what the
/// bytes are.
///
/// Bytes that are well-formed UTF-8 with multi-byte sequences win over any other label: chance makes such bytes of no other encoding.
public struct CharsetDecoder: Sendable {
  private let tables: CharsetTables
  private let detector: CharsetDetector
  private let doubleEncoding: DoubleEncoding

  public init(lexicons: LexiconFolder) throws(LexiconError) {
    tables = try CharsetTables(lexicons: lexicons)
    detector = try CharsetDetector(tables: tables, lexicons: lexicons)
    doubleEncoding = DoubleEncoding(tables: tables)
  }

  /// What bytes are as UTF-8.
  public struct Decoded: Sendable {
    /// Valid UTF-8.
    public var content: [UInt8]
    public var charset: Charset
    /// What had to be repaired.
    public var warnings: [String] = []
  }

  /// - Parameter header: the label that came with the bytes, as in HTTP.
  public func utf8(of bytes: [UInt8], isPage: Bool, header: String? = nil) -> Decoded {
    var decoded = decoded(bytes, isPage: isPage, header: header)
    repair(&decoded.content, &decoded.warnings)
    return decoded
  }

  /// Undoes that a text was encoded twice, or more often still, and notes it.
  func repair(_ content: inout [UInt8], _ warnings: inout [String]) {
    /// Programs in a row that all make the same mistake.
    let mostRepairs = 4
    for _ in 0..<mostRepairs {
      guard let (text, name) = doubleEncoding.repaired(content) else { return }
      content = text
      let warning = "charset: UTF-8 that was read as \(name) repaired"
      if warnings.last != warning { warnings.append(warning) }
    }
  }

  private func decoded(_ bytes: [UInt8], isPage: Bool, header: String?) -> Decoded {
    // Files that programs have joined may begin with several.
    var start = 0
    while bytes[start...].starts(with: UTF8Scalar.byteOrderMark) { start += UTF8Scalar.byteOrderMark.count }
    if start > 0 {
      let bytes = Array(bytes[start...])
      // The mark may come from a template and the text from elsewhere; that takes more than a stray byte.
      let isBelied = !UTF8Scalar.isValid(bytes) && !isMostlyUTF8(bytes) && bytes.count { $0 >= 0x80 } >= Self.fewestBelyingBytes
      return isBelied ? decoded(bytes, isPage: isPage, header: header) : repaired(bytes, .byteOrderMark)
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), bigEndian: false, .byteOrderMark) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), bigEndian: true, .byteOrderMark) }
    if let bigEndian = UTF16Pattern.isBigEndian(bytes) { return utf16(bytes[...], bigEndian: bigEndian, .detected) }
    let meta = isPage ? MetaPrescan.label(of: bytes) : nil
    let labels: [(label: String, evidence: Charset.Evidence)] = [(header, .header), (meta, .meta)].compactMap { label, evidence in
      label.map { ($0, evidence) }
    }
    let declaredUTF8 = labels.first { Self.utf8Labels.contains($0.label) }?.evidence
    if UTF8Scalar.isValid(bytes) { return Decoded(content: bytes, charset: Charset(name: "utf-8", evidence: declaredUTF8 ?? .valid)) }
    // A page of UTF-8 with a few broken bytes is still UTF-8, whatever its label says.
    if isMostlyUTF8(bytes) { return repaired(bytes, declaredUTF8 ?? .detected) }
    if let (table, evidence) = labels.lazy.compactMap({ label in tables.table(for: label.label).map { ($0, label.evidence) } }).first {
      if let better = detector.table(for: bytes, against: table) {
        var decoded = Decoded(content: CharsetTables.decode(bytes, with: better), charset: Charset(name: better.name, evidence: .detected))
        decoded.warnings.append("charset: declared as \(table.name), reads as \(better.name)")
        return decoded
      }
      return Decoded(content: CharsetTables.decode(bytes, with: table), charset: Charset(name: table.name, evidence: evidence))
    }
    guard let table = detector.table(for: bytes) else { return repaired(bytes, .detected) }
    return Decoded(content: CharsetTables.decode(bytes, with: table), charset: Charset(name: table.name, evidence: .detected))
  }

  /// Bytes beyond ASCII in a text that shows its byte order mark to be wrong.
  private static let fewestBelyingBytes = 3

  /// The standard's labels of UTF-8.
  private static let utf8Labels: Set = ["utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8"]

  private func repaired(_ bytes: [UInt8], _ evidence: Charset.Evidence) -> Decoded {
    let charset = Charset(name: "utf-8", evidence: evidence)
    if UTF8Scalar.isValid(bytes) { return Decoded(content: bytes, charset: charset) }
    return Decoded(
      content: Array(String(decoding: bytes, as: UTF8.self).utf8), charset: charset, warnings: ["charset: ill-formed UTF-8 replaced"])
  }

  private func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool, _ evidence: Charset.Evidence) -> Decoded {
    var units = UTF16Pattern.units(of: bytes, isBigEndian: bigEndian)
    // Half a unit at the end, and half a pair anywhere, are U+FFFD.
    let hasHalf = bytes.count % 2 == 1
    if hasHalf { units.append(0xFFFD) }
    let text = String(decoding: units, as: UTF16.self)
    let isRepaired = hasHalf || !text.utf16.elementsEqual(units)
    return Decoded(
      content: Array(text.utf8), charset: Charset(name: bigEndian ? "utf-16be" : "utf-16le", evidence: evidence),
      warnings: isRepaired ? ["charset: ill-formed UTF-16 replaced"] : [])
  }

  /// At least three of four non-ASCII bytes lie in well-formed sequences: in other encodings hardly any do.
  private func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    let high = bytes.count { $0 >= 0x80 }
    var bad = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar == "\u{FFFD}" { bad += 1 }
    return bad * 4 < high
  }
}
