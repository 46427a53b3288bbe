/// Bytes from front to back, in pieces of the source's own size.
protocol ByteSource: AnyObject {
  /// Appends the next piece; false at the end. Bytes before the damage are appended before an error is thrown; the call after
  /// it goes on behind the damage where there is a way, and is at the end where there is none.
  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool

  /// Where the piece appended last stands in the file as it is.
  var place: Place { get }

  /// Goes to an offset of the file as it is; false where bytes come but once.
  func seek(to offset: Int) -> Bool
}

/// A place in a file as it is.
struct Place: Equatable {
  let offset: Int
  /// False inside compressed data: `offset` is then where the member or frame begins.
  let isExact: Bool
}
