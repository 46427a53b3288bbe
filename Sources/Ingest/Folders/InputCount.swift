import Glibc

/// Counts the documents of the inputs beforehand, for a bar that shows how far a run is.
public enum InputCount {
  /// The number of documents; nil when a file holds a number of them that only reading tells.
  public static func documents(in inputs: [String], format: InputFormat? = nil) -> Int? {
    var count = 0
    for input in inputs {
      if input == "-" || input.hasPrefix("@") { return nil }
      var status = stat()
      guard unsafe stat(input, &status) == 0 else { continue }
      if status.st_mode & S_IFMT != S_IFDIR {
        guard (format ?? InputFormat(name: input))?.isSingle == true else { return nil }
        count += 1
        continue
      }
      guard var walk = try? FolderWalk(input, format: format) else { continue }
      while let step = walk.next() {
        if case .file(_, let format) = step, !format.isSingle { return nil }
        count += 1
      }
    }
    return count
  }
}
