import Glibc

/// Walks a folder and all in it, sorted by name at every level, holding the names of one folder a level.
///
/// Links and special files are left aside: a link may lead out of the folder or in circles. What cannot be read in it is a failed
/// document; only the folder itself must be readable.
struct FolderWalk {
  enum Step {
    case file(path: String, format: InputFormat)
    case failure(FailedDocument)
  }

  private var levels: [(prefix: String, listing: FolderListing)]
  private let format: InputFormat?
  /// What was come by since it was last emptied.
  var leftAside = LeftAside()

  /// - Parameter format: taken for every file, whatever its name.
  init(_ path: String, format: InputFormat?) throws(IngestError) {
    levels = [(path.hasSuffix("/") ? path : path + "/", try FolderListing(path))]
    self.format = format
  }

  mutating func next() -> Step? {
    while let level = levels.indices.last {
      guard let bytes = levels[level].listing.next() else {
        levels.removeLast()
        continue
      }
      let name = String(decoding: bytes, as: UTF8.self)
      let path = levels[level].prefix + name
      var status = stat()
      guard unsafe lstat(path, &status) == 0 else {
        return failure(path, name.utf8.elementsEqual(bytes) ? SystemMessage.last : "the name is not UTF-8")
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        do throws(IngestError) {
          levels.append((path + "/", try FolderListing(path)))
        } catch {
          return .failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: error))
        }
      case S_IFREG:
        if let known = format ?? InputFormat(name: name) { return .file(path: path, format: known) }
        leftAside.add(file: name)
      default: leftAside.add("links and special files")
      }
    }
    return nil
  }

  private func failure(_ path: String, _ message: String) -> Step {
    .failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: .unreadable(path: path, message: message)))
  }
}
