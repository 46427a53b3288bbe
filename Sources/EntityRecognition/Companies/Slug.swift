import TextCore

/// Makes the ids of companies that no list has.
public struct Slug: Sendable {
  /// Latin letters for a letter, folded: `ö` → `oe`, `щ` → `sht`.
  private let letters: [UInt32: [UInt8]]

  public init(_ lexicons: LexiconFolder) throws(LexiconError) {
    var letters: [UInt32: [UInt8]] = [:]
    try lexicons.file("slug-letters.tsv", of: nil, columns: ["letter", "latin"]).forEachRow { (row) throws(LexiconError) in
      letters[UTF8Scalar.decode(Array(row.literal(0)).span, at: 0).value] = Array(row.bytes(1))
    }
    self.letters = letters
  }

  /// Small Latin letters and digits in words joined by hyphens: `Кока-Кола` → `koka-kola`. Never empty.
  public func slug(of name: String) -> String {
    let bytes = CaseFolding.folded(Array(name.utf8))
    let span = bytes.span
    var slug: [UInt8] = []
    var i = 0
    while i < span.count {
      let (value, length) = UTF8Scalar.decode(span, at: i)
      let byte = span[i]
      if byte &- 0x61 < 26 || UTF8Scalar.isDigit(byte) {
        slug.append(byte)
      } else if let latin = letters[value] {
        slug.append(contentsOf: latin)
      } else if value >= 0x80 && UTF8Scalar.isWord(value) {
        slug.append(contentsOf: "u\(String(value, radix: 16))".utf8)
      } else if value != UInt32(UInt8(ascii: "'")), value != 0x2019, value != UInt32(UInt8(ascii: ".")),
        slug.last ?? UInt8(ascii: "-") != UInt8(ascii: "-")
      {
        slug.append(UInt8(ascii: "-"))
      }
      i += length
    }
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return slug.isEmpty ? "company" : String(decoding: slug, as: UTF8.self)
  }
}
