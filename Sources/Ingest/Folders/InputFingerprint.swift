import Glibc
import TextCore

/// Knows inputs again: paths, sizes and times of change of all their files.
public enum InputFingerprint {
  /// Nil when an input can be read but once.
  public static func value(of inputs: [String], format: InputFormat? = nil) -> UInt64? {
    var hash: UInt64 = 0
    for input in inputs {
      if input == "-" { return nil }
      if input.hasPrefix("@") {
        add(String(input.dropFirst()), to: &hash)
        var list = PathList(String(input.dropFirst()))
        while let path = list.next() {
          guard case .success(let path) = path else { continue }
          guard addAll(path, format, to: &hash) else { return nil }
        }
      } else if !addAll(input, format, to: &hash) {
        return nil
      }
    }
    return hash
  }

  /// Adds a file, or all documents of a folder; false for what can be read but once.
  private static func addAll(_ path: String, _ format: InputFormat?, to hash: inout UInt64) -> Bool {
    guard let kind = add(path, to: &hash) else { return true }
    if kind == S_IFDIR, var walk = try? FolderWalk(path, format: format) {
      while let step = walk.next() {
        if case .file(let path, _) = step { add(path, to: &hash) }
      }
    }
    return kind == S_IFDIR || kind == S_IFREG
  }

  /// The kind of file; nil when there is none.
  @discardableResult
  private static func add(_ path: String, to hash: inout UInt64) -> mode_t? {
    var status = stat()
    let isThere = unsafe stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    // A folder's own time changes when an output folder inside it does.
    let facts = kind == S_IFREG ? "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)" : ""
    hash = XXHash64.hash(Array("\(path)\u{0}\(isThere ? facts : "missing")".utf8), seed: hash)
    return isThere ? kind : nil
  }
}
