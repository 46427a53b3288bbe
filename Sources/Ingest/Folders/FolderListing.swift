import Glibc

/// The names in one folder, in the order of their bytes; kept in one piece of memory, because a folder may hold a million.
struct FolderListing {
  /// All names, one after the other, each with a zero behind it.
  private var names: [UInt8] = []
  /// Where they begin, the next one last.
  private var starts: [Int] = []

  /// Names that begin with a dot are left out.
  init(_ path: String) throws(IngestError) {
    guard let handle = unsafe opendir(path) else { throw .unreadable(path: path, message: SystemMessage.last) }
    while let entry = unsafe readdir(handle) {
      unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
        guard unsafe name.first != UInt8(ascii: ".") else { return }
        starts.append(names.count)
        unsafe names.append(contentsOf: name.prefix { $0 != 0 })
        names.append(0)
      }
    }
    unsafe closedir(handle)
    let all = names
    starts.sort { a, b in
      var i = 0
      while all[a + i] == all[b + i] && all[a + i] != 0 { i += 1 }
      return all[a + i] > all[b + i]
    }
  }

  /// Takes the next name, in bytes as the file system has it.
  mutating func next() -> [UInt8]? { starts.popLast().map { start in Array(names[start...].prefix { $0 != 0 }) } }
}
