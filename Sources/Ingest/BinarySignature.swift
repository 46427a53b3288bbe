/// Tells files that only pretend to be text by their first bytes.
enum BinarySignature {
  private static let signatures: [(magic: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "a PDF"), ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd data"), (Array("SQLite format 3".utf8), "a database"),
    (Array("filedesc://".utf8), "an ARC file, the forerunner of WARC"), (Array("BZh".utf8), "bzip2 data"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz data"), ([0x04, 0x22, 0x4D, 0x18], "lz4 data"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
    ([0x52, 0x61, 0x72, 0x21, 0x1A], "a RAR archive"), (Array("PAR1\u{15}".utf8), "a Parquet table"),
    (Array("Obj\u{01}".utf8), "an Avro table"),
  ]

  /// Share of control characters above which bytes are no text: none has more than stray ones, compressed data about one in ten.
  private static let maximumControlShare = 0.05

  /// What the bytes are, if not text.
  static func name(of bytes: [UInt8]) -> String? {
    if let known = signatures.first(where: { bytes.starts(with: $0.magic) }) { return known.name }
    // The letters alone may begin a headline; in a file of the kind, its length in bytes and a name of four letters follow.
    if bytes.starts(with: "RIFF".utf8) && ["WAVE", "WEBP", "AVI "].contains(where: { bytes.dropFirst(8).starts(with: $0.utf8) }) {
      return "an audio or image file"
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || UTF16Pattern.isBigEndian(bytes) != nil { return nil }
    let head = bytes.prefix(4096)
    // NUL bytes do not count: broken writers pad pages with thousands of them, and data that is no text has the other controls as well.
    let controls = head.count { $0 < 0x20 && $0 != 0 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C && $0 != 0x1B }
    let others = head.count { $0 != 0 }
    let isBinary = others == 0 || Double(controls) > Double(others) * maximumControlShare
    return isBinary && head.count > 64 ? "binary data" : nil
  }
}
