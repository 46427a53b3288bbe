import Foundation

/// The record files of an output folder: all records in `records/part-*.jsonl`, those of documents that were not analyzed once more in
/// `rejected.jsonl`.
///
/// A file has its final name only when it is complete.
public final class RecordFiles {
  /// Records in one part: big enough to be few, small enough to be opened.
  private static let recordsPerPart = 200 * recordsPerBlock
  /// Records that are compressed together: those between two checkpoints.
  private static let recordsPerBlock = DocumentStream.stride
  private static let bufferBytes = 1 << 20

  /// How far the files are.
  public struct Position: Codable, Sendable, Equatable {
    fileprivate var part = 0
    fileprivate var recordsInPart = 0
    fileprivate var partBytes = 0
    fileprivate var rejectedBytes = 0
  }

  private let folder: String
  private let compression: RecordCompression?
  private var part: OutputFile?
  private let rejected: OutputFile
  private var position = Position()
  /// Records that wait to be compressed.
  private var block: [UInt8] = []
  private var recordsInBlock = 0

  /// Makes the folders and removes record files of an earlier run.
  public init(folder: String, compression: RecordCompression? = nil) throws {
    self.folder = folder
    self.compression = compression
    try FileManager.default.createDirectory(atPath: folder + "/records", withIntermediateDirectories: true)
    try Self.removeParts(in: folder, from: 0)
    OutputFile.remove(Self.rejectedPath(folder))
    rejected = try OutputFile(path: Self.rejectedPath(folder), bufferBytes: Self.bufferBytes)
  }

  /// Goes on where an interrupted run was.
  public init(folder: String, compression: RecordCompression?, resumingAt position: Position) throws {
    self.folder = folder
    self.compression = compression
    self.position = position
    try Self.removeParts(in: folder, from: position.part + 1)
    rejected = try OutputFile(resuming: Self.rejectedPath(folder), at: position.rejectedBytes, bufferBytes: Self.bufferBytes)
    part = try OutputFile(resuming: partPath, at: position.partBytes, bufferBytes: Self.bufferBytes)
  }

  private static func rejectedPath(_ folder: String) -> String { folder + "/rejected.jsonl" }

  private static let partPrefix = "part-"

  private static func removeParts(in folder: String, from first: Int) throws {
    let records = folder + "/records"
    for name in try FileManager.default.contentsOfDirectory(atPath: records) where name.hasPrefix(partPrefix) {
      guard let number = Int(name.dropFirst(partPrefix.count).prefix { $0.isNumber }), number >= first else { continue }
      try FileManager.default.removeItem(atPath: records + "/" + name)
    }
  }

  private var partPath: String {
    let number = String(position.part + 100_000).dropFirst()
    return "\(folder)/records/\(Self.partPrefix)\(number).jsonl" + (compression.map { "." + $0.rawValue } ?? "")
  }

  /// Adds a record, a line with its line break, to the open part, and to the rejected ones as well unless it is of an analyzed document.
  public func append(_ line: [UInt8], status: Record.Status) throws {
    if position.recordsInPart == Self.recordsPerPart { try finishPart() }
    let part = try part ?? OutputFile(path: partPath, bufferBytes: Self.bufferBytes)
    self.part = part
    if compression == nil {
      try part.append(line)
    } else {
      block.append(contentsOf: line)
      recordsInBlock += 1
      if recordsInBlock == Self.recordsPerBlock { try writeBlock() }
    }
    position.recordsInPart += 1
    if status != .analyzed { try rejected.append(line) }
  }

  private func writeBlock() throws {
    guard let compression, recordsInBlock > 0 else { return }
    try part?.append(compression.compressed(block))
    block.removeAll(keepingCapacity: true)
    recordsInBlock = 0
  }

  /// Brings everything to the disk and tells where a run may go on; nil inside a block, which is written when it is full.
  public func checkpoint() throws -> Position? {
    guard recordsInBlock == 0 else { return nil }
    position.partBytes = try part?.synchronize() ?? 0
    position.rejectedBytes = try rejected.synchronize()
    return position
  }

  /// Writes out what is left and gives all files their names. A run without documents has one empty part.
  public func finish() throws {
    if part == nil && position.part == 0 { part = try OutputFile(path: partPath, bufferBytes: 0) }
    try finishPart()
    try rejected.finish()
  }

  private func finishPart() throws {
    try writeBlock()
    try part?.finish()
    part = nil
    position.part += 1
    position.recordsInPart = 0
  }
}
