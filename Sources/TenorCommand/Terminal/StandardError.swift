import Foundation

enum StandardError {
  /// What cannot be said, on a full disk or to a pipe that nobody reads, is not worth the work in hand.
  static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
