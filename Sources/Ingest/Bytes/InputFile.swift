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
      guard let decoder = decoder(of: window) else { break }
      window = ByteWindow(FrameSource(window, decoder))
    }
    window.peek(headBytes)
    return window
  }

  /// What takes off the compression that the held bytes show; nil where there is none.
  private static func decoder(of window: ByteWindow) -> (any FrameDecoder)? {
    if window.starts(with: Inflater.gzipMagic, at: window.start) { return Inflater(.gzip) }
    return ZstdDecoder.isStart(window.head(ZstdDecoder.magic.count)) ? ZstdDecoder() : nil
  }

  /// The whole of a small file.
  static func contents(of path: String, limit: Int) throws(IngestError) -> [UInt8] { try opened(path).rest(limit: limit) }
}
