import Foundation
import Glibc

/// Remembers in the output folder how far a run is, and keeps a second run out of the folder.
///
/// Written anew at every checkpoint, by atomic rename; gone when the run is complete.
public final class RunJournal {
  private struct Entry: Codable {
    let fingerprint: String
    let checkpoint: RunCheckpoint
  }

  private let path: String
  private let fingerprint: String
  private let lock: Int32
  /// Where an interrupted run of the same documents, options and program goes on.
  public private(set) var checkpoint: RunCheckpoint?
  /// Whether there is an interrupted run that was of other documents, options or another program.
  public private(set) var isOfAnotherRun = false

  /// Makes the folder where it is missing.
  ///
  /// - Parameter fingerprint: equal for runs that make the same records.
  /// - Throws: ``OutputError`` when another run writes into the folder.
  public init(folder: String, fingerprint: String) throws {
    path = folder + "/.journal"
    self.fingerprint = fingerprint
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw OutputError(path: folder, message: "the folder cannot be made: \(error.localizedDescription)")
    }
    lock = unsafe open(folder + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw OutputError(path: folder + "/.lock", message: unsafe String(cString: strerror(errno))) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw OutputError(path: folder, message: "another run is writing here")
    }
    guard let bytes = FileManager.default.contents(atPath: path) else { return }
    let entry = try? JSONDecoder().decode(Entry.self, from: bytes)
    if let entry, entry.fingerprint == fingerprint { checkpoint = entry.checkpoint } else { isOfAnotherRun = true }
  }

  // Closing gives the lock back.
  deinit { close(lock) }

  public func write(_ checkpoint: RunCheckpoint) throws {
    try OutputFile.write(Array(JSONEncoder().encode(Entry(fingerprint: fingerprint, checkpoint: checkpoint))), to: path)
  }

  /// Forgets the interrupted run.
  public func remove() {
    OutputFile.remove(path)
    checkpoint = nil
  }
}
