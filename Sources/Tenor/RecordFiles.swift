import Foundation

/// The record files of an output folder: analyzed documents in `records/part-*.jsonl`, the others in `rejected.jsonl`.
///
/// A file has its final name only when it is complete.
public final class RecordFiles {
  /// Records in one part: big enough to be few, small enough to be opened.
  private static let recordsPerPart = 100_000
  private static let bufferBytes = 1 << 20

  private let folder: String
  private var part: OutputFile?
  private var rejected: OutputFile
  private var partIndex = 0
  private var recordsInPart = 0

  /// Makes the folders and removes record files of an earlier run.
  public init(folder: String) throws {
    self.folder = folder
    let records = folder + "/records"
    try FileManager.default.createDirectory(atPath: records, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: records) where name.hasPrefix("part-") {
      try FileManager.default.removeItem(atPath: records + "/" + name)
    }
    rejected = try OutputFile(path: folder + "/rejected.jsonl", bufferBytes: Self.bufferBytes)
  }

  public func append(_ line: [UInt8], status: Record.Status) throws {
    guard status == .analyzed else { return try rejected.append(line) }
    if recordsInPart == Self.recordsPerPart { try finishPart() }
    if part == nil {
      let number = String(partIndex + 100_000).dropFirst()
      part = try OutputFile(path: "\(folder)/records/part-\(number).jsonl", bufferBytes: Self.bufferBytes)
    }
    try part?.append(line)
    recordsInPart += 1
  }

  /// Writes out what is left and gives all files their names. A run without analyzed documents has one empty part.
  public func finish() throws {
    if part == nil && partIndex == 0 { part = try OutputFile(path: "\(folder)/records/part-00000.jsonl", bufferBytes: 0) }
    try finishPart()
    try rejected.finish()
  }

  private func finishPart() throws {
    try part?.finish()
    part = nil
    partIndex += 1
    recordsInPart = 0
  }
}
