import TextCore

/// The single-byte encodings of the WHATWG standard, read from `Lexicons/shared/charsets.tsv`.
struct CharsetTables: Sendable {
  struct Table: Sendable {
    let name: String
    /// What the bytes 0x00–0xFF stand for.
    let scalars: [Unicode.Scalar]
    /// UTF-8 of the bytes 0x80–0xFF.
    fileprivate let upper: [[UInt8]]
  }

  private let tables: [Table]
  private let labels: [String: Int]

  init(lexicons: LexiconFolder) throws(LexiconError) {
    var tables: [Table] = []
    var labels: [String: Int] = [:]
    try lexicons.file("charsets.tsv", of: nil, columns: ["name", "labels", "scalars"]).forEachRow { (row) throws(LexiconError) in
      let scalars = row.string(2).split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      guard scalars.count == 128 else { throw row.malformed(2, expected: "128 hexadecimal code points, \(scalars.count) are readable") }
      for label in row.strings(1) { labels[label] = tables.count }
      let ascii = (0..<0x80).map { Unicode.Scalar(UInt8($0)) }
      tables.append(Table(name: row.string(0), scalars: ascii + scalars, upper: scalars.map { Array(String(Character($0)).utf8) }))
    }
    self.tables = tables
    self.labels = labels
  }

  /// The table for a label as pages write it (`ISO-8859-1`, `cp1251`), or nil.
  func table(for label: String) -> Table? { labels[label.lowercased()].map { tables[$0] } }

  static func decode(_ bytes: some Collection<UInt8>, with table: Table) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes {
      if byte < 0x80 { output.append(byte) } else { output.append(contentsOf: table.upper[Int(byte) - 0x80]) }
    }
    return output
  }
}
