import Ingest

/// Where an interrupted run goes on.
public struct RunCheckpoint: Codable, Sendable, Equatable {
  /// What the run has done so far.
  public let counts: RunCounts
  /// How far the record files are.
  public let files: RecordFiles.Position
  /// How far the inputs are worked off.
  public let place: ReadingPlace

  public init(counts: RunCounts, files: RecordFiles.Position, place: ReadingPlace) {
    self.counts = counts
    self.files = files
    self.place = place
  }
}
