import TextCore

/// The accounting of a run; its sums add up to the documents read.
public struct RunCounts: Sendable, Equatable {
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
  /// Bytes of the documents as they came.
  public private(set) var bytes = 0

  public init() {}

  public mutating func add(_ record: Record) {
    documents += 1
    bytes += record.source.length ?? 0
    switch record.status {
    case .analyzed:
      analyzed += 1
      if record.duplicate != nil { duplicates += 1 }
      languages[record.language?.language.code ?? Language.undetermined.code, default: 0] += 1
    case .skipped: skipped += 1
    case .failed: failed += 1
    }
    if let reason = record.reason { reasons["\(reason.stage)/\(reason.code)", default: 0] += 1 }
  }
}
