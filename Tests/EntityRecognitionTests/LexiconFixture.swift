import Foundation
import TextCore

/// A copy of the repository's lexicons that a test may change.
struct LexiconFixture {
  let folder: LexiconFolder
  private let url: URL

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    url = FileManager.default.temporaryDirectory.appending(path: "tenor-lexicons-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: root.appending(path: "Lexicons"), to: url)
    folder = try LexiconFolder(path: url.path)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }
  func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: url.appending(path: name)) }
  func append(_ row: String, to name: String) throws {
    let file = url.appending(path: name)
    try (Data(contentsOf: file) + Data((row + "\n").utf8)).write(to: file)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
