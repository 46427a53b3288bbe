/// A page or text that a crawler stored, as its WARC record has it.
public struct WebCapture: Sendable {
  let source: DocumentSource
  /// The content block: an HTTP response, or the document itself.
  let block: [UInt8]
  /// Media type of a block that is no HTTP response.
  let mediaType: String?
  let warnings: [String]
}
