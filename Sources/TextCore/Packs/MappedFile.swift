import Glibc

/// A file as the system maps it into memory: what is looked at is read, and nothing is copied.
///
/// For files that are replaced as a whole, as packs are: what another process writes into it shows here, and looking at a page that it
/// has cut off ends the program.
@safe final class MappedFile {
  private let mapping: UnsafeRawBufferPointer

  init(_ path: String) throws(LexiconError) {
    let (descriptor, size) = try FileBytes.opened(path)
    defer { close(descriptor) }
    // Nothing cannot be mapped.
    guard size > 0 else {
      unsafe mapping = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else {
      throw .unreadable(path: path, message: unsafe String(cString: strerror(errno)))
    }
    unsafe mapping = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    if let start = unsafe mapping.baseAddress { unsafe munmap(UnsafeMutableRawPointer(mutating: start), mapping.count) }
  }

  var count: Int { unsafe mapping.count }

  /// Calls `body` with all bytes; they are gone when the file is.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result { unsafe body(mapping) }
}
