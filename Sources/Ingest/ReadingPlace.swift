/// Where a ``DocumentReader`` stands: behind which document of its inputs, and how to come there again without reading all before it.
public struct ReadingPlace: Sendable, Equatable, Codable {
  /// Inputs, paths of lists and files of folders that were come by; the last of them is being read.
  var files = 0
  /// Documents of the last file that were handed out.
  var documents = 0
  /// Where in that file reading may begin; nil when only its start will do.
  var bookmark: Bookmark?
  /// What was come by so far and is no document.
  var leftAside = LeftAside()

  /// Before the first document.
  public init() {}

  /// A place in a file from which a ``DocumentCutter`` can go on.
  struct Bookmark: Sendable, Equatable, Codable {
    /// In the file as it is.
    let offset: Int
    /// Documents handed out from there on.
    let documents: Int
    /// Lines before it, where lines are counted.
    let lines: Int
  }
}
