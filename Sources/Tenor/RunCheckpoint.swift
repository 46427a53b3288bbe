/// Where an interrupted run goes on.
public struct RunCheckpoint: Codable, Sendable, Equatable {
  /// What the run has done so far.
  public let counts: RunCounts
  /// How far the record files are.
  public let files: RecordFiles.Position

  public init(counts: RunCounts, files: RecordFiles.Position) {
    self.counts = counts
    self.files = files
  }
}
