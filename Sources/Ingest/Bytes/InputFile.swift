/// Opens files and what they are packed in.
enum InputFile {
  /// Layers of compression that are taken off: `.gz.gz` happens by mistake, more does not.
  private static let maximumLayers = 3
  /// Bytes that tell what a file is.
  static let headBytes = 1024

  /// What a file holds, its compression taken off whatever its name says, with the first bytes of it held.
  ///
  /// - Parameter path: a file, or `-` for standard input.
  static func opened(_ path: String) throws(IngestError) -> ByteWindow { unpacked(ByteWindow(try FileSource(path: path))) }

  /// What a source holds, its compression taken off, with the first bytes of it held.
  static func unpacked(_ window: ByteWindow) -> ByteWindow {
    var window = window
    for _ in 0..<maximumLayers {
      window.peek(headBytes)
      if window.starts(with: GzipSource.magic, at: window.start) {
        window = ByteWindow(GzipSource(window))
      } else if window.starts(with: ZstdSource.magic, at: window.start) || window.starts(with: ZstdSource.dictionaryMagic, at: window.start)
      {
        window = ByteWindow(ZstdSource(window))
      } else {
        break
      }
    }
    window.peek(headBytes)
    return window
  }

  /// The whole of a small file.
  static func contents(of path: String, limit: Int) throws(IngestError) -> [UInt8] { try opened(path).rest(limit: limit) }
}
