/// The head of an HTTP response as a crawler stored it, and where its body begins.
struct HTTPMessage {
  /// Larger heads are taken for damage; servers refuse more than a few kilobytes.
  private static let maximumHead = 1 << 20

  let status: Int
  let bodyStart: Int
  private let fields: [(name: String, value: String)]

  /// Nil when `block` does not begin with a status line.
  init?(_ block: [UInt8]) {
    guard block.starts(with: "HTTP/".utf8), let line = block.firstIndex(of: 0x0A) else { return nil }
    let words = String(decoding: block[..<line], as: UTF8.self).split(separator: " ", omittingEmptySubsequences: true)
    guard words.count > 1, let status = Int(words[1].prefix { $0.isNumber }) else { return nil }
    self.status = status
    var end = line + 1
    var start = end
    while let next = block[start...].prefix(Self.maximumHead).firstIndex(of: 0x0A) {
      let length = next - start
      end = start
      start = next + 1
      if length == 0 || length == 1 && block[next - 1] == 0x0D { break }
      end = start
    }
    bodyStart = start
    fields = HeaderLines.fields(of: Array(block[(line + 1)..<max(line + 1, end)]))
  }

  /// - Parameter name: in lower case.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  var mediaType: MediaType? { self["content-type"].flatMap { $0.isEmpty ? nil : MediaType($0) } }

  var isChunked: Bool { self["transfer-encoding"]?.lowercased().contains("chunked") ?? false }

  /// Names of the content encodings in the order in which they were applied.
  var contentEncodings: [String] {
    fields.filter { $0.name == "content-encoding" }.flatMap { $0.value.lowercased().split { $0 == "," || $0 == " " } }.map(String.init)
  }
}
