import TextCore

/// The accounting of a run; its sums add up to the documents read.
public struct RunCounts: Sendable, Equatable, Codable {
  /// The documents of one file, or of the pages and texts of one folder.
  public struct File: Sendable, Equatable, Codable {
    public fileprivate(set) var documents = 0
    public fileprivate(set) var analyzed = 0
    public fileprivate(set) var skipped = 0
    public fileprivate(set) var failed = 0
  }

  /// Files that are told apart; of more the sum is told.
  private static let maximumFiles = 10_000
  private static let others = "others"

  public private(set) var documents = 0
  public private(set) var analyzed = 0
  public private(set) var skipped = 0
  public private(set) var failed = 0
  /// Analyzed documents that repeat an earlier one.
  public private(set) var duplicates = 0
  /// Documents not analyzed, by `stage/code` of their reason.
  public private(set) var reasons: [String: Int] = [:]
  /// Analyzed documents by language.
  public private(set) var languages: [String: Int] = [:]
  /// By the path of a file that holds several documents; of a file that is one, by its folder (with a `/` at the end).
  public private(set) var files: [String: File] = [:]
  /// Bytes of the documents as they came.
  public private(set) var bytes = 0

  public init() {}

  public mutating func add(_ record: Record) {
    documents += 1
    bytes += record.source.length ?? 0
    var name = record.source.path
    if record.source.record == nil { name = name.lastIndex(of: "/").map { String(name[...$0]) } ?? "./" }
    if files[name] == nil && files.count >= Self.maximumFiles { name = Self.others }
    files[name, default: File()].documents += 1
    switch record.status {
    case .analyzed:
      analyzed += 1
      if record.duplicate != nil { duplicates += 1 }
      files[name]?.analyzed += 1
      languages[record.language?.language.code ?? Language.undetermined.code, default: 0] += 1
    case .skipped:
      skipped += 1
      files[name]?.skipped += 1
    case .failed:
      failed += 1
      files[name]?.failed += 1
    }
    if let reason = record.reason { reasons["\(reason.stage)/\(reason.code)", default: 0] += 1 }
  }
}
