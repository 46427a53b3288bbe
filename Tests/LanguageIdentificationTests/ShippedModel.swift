import Foundation

/// The model that ships with Tenor.
enum ShippedModel {
  static func bytes() throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return Array(try Data(contentsOf: root.appending(path: "Lexicons/shared/language.model")))
  }
}
