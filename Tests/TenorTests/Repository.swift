import Foundation
import Testing
import TextCore

@testable import Tenor

/// The folders of this repository that tests read.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let corpus = root.appending(path: "Corpus")
  static let lexicons = try! LexiconFolder(path: root.appending(path: "Lexicons").path())
  /// Built once: loading the lexicons takes longer than most tests.
  static let analyzer = try! Analyzer(lexicons: lexicons)
}
