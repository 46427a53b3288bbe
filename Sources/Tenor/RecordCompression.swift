import CZlib
import CZstd

/// How the record files are compressed: each block of records as a frame or member of its own, so that a run can go on behind any of them.
public enum RecordCompression: String, Sendable, CaseIterable {
  case zst, gz

  /// What zstd's authors take for the best use of time.
  private static let zstdLevel: Int32 = 3
  /// `deflateInit2`: 15 bits of window, 16 more for gzip's frame.
  private static let gzipWindow: Int32 = 31
  /// zlib's own default.
  private static let gzipMemory: Int32 = 8

  func compressed(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .zst:
      unsafe [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
        count = unsafe ZSTD_compress(buffer.baseAddress, buffer.count, bytes, bytes.count, Self.zstdLevel)
        precondition(ZSTD_isError(count) == 0, "a buffer of the bound's size holds any frame")
      }
    case .gz: gzipped(bytes)
    }
  }

  private func gzipped(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    let code = unsafe deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, Self.gzipWindow, Self.gzipMemory, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "zlib gives a deflater unless memory is out")
    defer { unsafe deflateEnd(&stream) }
    return unsafe bytes.withUnsafeBufferPointer { input in
      unsafe [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(input.count)))) { buffer, count in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = buffer.baseAddress
        unsafe stream.avail_out = UInt32(buffer.count)
        let code = unsafe deflate(&stream, Z_FINISH)
        precondition(code == Z_STREAM_END, "a buffer of the bound's size holds any member")
        count = unsafe buffer.count - Int(stream.avail_out)
      }
    }
  }
}
