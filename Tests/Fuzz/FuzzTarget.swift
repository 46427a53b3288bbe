import Extraction
import TextCore

@testable import Ingest

/// What is fed with made-up bytes, and what must hold for any of them. A broken promise is a crash, which the fuzzer keeps.
enum FuzzTarget: String, CaseIterable {
  case html, warc, jsonl, charset, table, feed, mail

  /// Documents of a size that a fuzzer can vary.
  private static let maximumBytes = 1 << 20

  func run(_ bytes: [UInt8], _ stages: FuzzStages) {
    switch self {
    case .html:
      // A page without an article is no finding.
      guard let article = try? stages.extractor.article(fromPage: bytes, url: "https://a.example/2024/05/17/a") else { return }
      for passage in article.passages { precondition(passage.range.end <= article.text.count, "a passage lies in the text") }
    case .warc:
      // The first byte says how the rest is packed.
      let packed = Array(bytes.dropFirst())
      let window = bytes.first == 0 ? ByteWindow(MemorySource(packed)) : InputFile.unpacked(ByteWindow(MemorySource(packed)))
      check(WARCReader(window, origin: Origin(path: "x"), maximumBytes: Self.maximumBytes), bytes, stages)
    case .jsonl:
      check(LineReader(ByteWindow(MemorySource(bytes)), origin: Origin(path: "x"), maximumBytes: Self.maximumBytes), bytes, stages)
      check(JSONArrayReader(ByteWindow(MemorySource(bytes)), origin: Origin(path: "x"), maximumBytes: Self.maximumBytes), bytes, stages)
    case .table:
      for separator in [nil, 0x09 as UInt8] {
        let window = UTF16Source.utf8(of: ByteWindow(MemorySource(bytes)))
        check(CSVReader(window, origin: Origin(path: "x"), maximumBytes: Self.maximumBytes, separator: separator), bytes, stages)
      }
    case .feed:
      check(FeedReader(ByteWindow(MemorySource(bytes)), origin: Origin(path: "x"), maximumBytes: Self.maximumBytes), bytes, stages)
    case .mail:
      guard let document = try? stages.loader.load(.bytes(source: DocumentSource(path: "x"), format: .mail, bytes: bytes)) else { return }
      precondition(UTF8Scalar.isValid(document.content), "a document is UTF-8")
    case .charset:
      let decoded = stages.decoder.utf8(of: bytes, isPage: true)
      precondition(UTF8Scalar.isValid(decoded.content), "what is decoded is UTF-8")
    }
  }

  /// Every document has a place in the file and is UTF-8, and there are not more than there are bytes.
  private func check(_ cutter: some DocumentCutter, _ bytes: [UInt8], _ stages: FuzzStages) {
    var cutter = cutter
    var count = 0
    while let cut = cutter.next() {
      count += 1
      precondition(count <= bytes.count + 1, "cutting ends")
      guard case .document(let pending) = cut else { preconditionFailure("there are no members") }
      do {
        let document = try stages.loader.load(pending)
        precondition(UTF8Scalar.isValid(document.content), "a document is UTF-8")
        precondition(document.source.offset.map { 0 <= $0 && $0 <= bytes.count } == true, "a document has a place")
      } catch {
        precondition(!error.error.description.isEmpty, "a failure says why")
      }
    }
  }
}
