/// Cuts the documents out of one file, in order.
protocol DocumentCutter {
  /// The next piece of the file; nil at its end.
  mutating func next() -> Cut?

  /// Records and members that are no documents, by what they are, since it was last emptied.
  var leftAside: LeftAside { get set }

  /// Where reading may begin to come behind the document handed out last; nil when only the start of the file will do.
  var bookmark: ReadingPlace.Bookmark? { get }

  /// Goes to a bookmark of the same file; false where there is no way.
  mutating func go(to bookmark: ReadingPlace.Bookmark) -> Bool
}

extension DocumentCutter {
  var bookmark: ReadingPlace.Bookmark? { nil }
  func go(to bookmark: ReadingPlace.Bookmark) -> Bool { false }
}

/// What a cutter cuts out of a file.
enum Cut {
  case document(PendingDocument)
  /// A file inside an archive, which may itself hold several documents. To be read before the next call.
  case member(origin: Origin, name: String, content: any ByteSource)
}

/// The file that documents are cut out of.
struct Origin {
  let path: String
  /// Name of the member, when the file lies in an archive.
  var member: String?
  /// Where the member begins in the archive.
  var offset: Int?

  init(path: String) { self.path = path }

  init(path: String, member: String, offset: Int) {
    self.path = path
    self.member = member
    self.offset = offset
  }

  /// Where the file as a whole stands.
  var source: DocumentSource {
    var source = DocumentSource(path: path)
    source.record = member
    source.offset = offset
    return source
  }

  /// - Parameter offset: of the record in the file; inside an archive the offset is the member's.
  func source(record: String, offset: Int) -> DocumentSource {
    var source = DocumentSource(path: path)
    source.record = member.map { "\($0)#\(record)" } ?? record
    source.offset = self.offset ?? offset
    return source
  }
}
