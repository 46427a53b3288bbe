/// The named fields of a WARC record (ISO 28500).
struct WARCHeader {
  private let fields: [(name: String, value: String)]
  /// Bytes of the content block.
  let contentLength: Int?

  /// - Parameter bytes: the header with its version line. Names in any case, lines ended by LF alone, and values that go
  ///   on in the next line are taken; a line that is no field is left aside.
  init(_ bytes: ArraySlice<UInt8>) {
    fields = HeaderLines.fields(of: Array(bytes.drop { $0 != 0x0A }))
    contentLength = fields.first { $0.name == "content-length" }.flatMap { Int($0.value) }.flatMap { $0 < 0 ? nil : $0 }
  }

  /// - Parameter name: in lower case.
  subscript(name: String) -> String? { fields.first { $0.name == name && !$0.value.isEmpty }?.value }

  var type: String? { self["warc-type"]?.lowercased() }
  var recordID: String? { self["warc-record-id"] }

  /// The address the record is about; some tools write it in angle brackets.
  var url: String? {
    guard let uri = self["warc-target-uri"] else { return nil }
    return uri.hasPrefix("<") && uri.hasSuffix(">") ? String(uri.dropFirst().dropLast()) : uri
  }
}
