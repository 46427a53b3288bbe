extension String {
  /// Whether `needle` stands anywhere in it, byte by byte: for short names and addresses, where the library's search costs more to set
  /// up than the search itself.
  func hasBytes(_ needle: String) -> Bool {
    let count = needle.utf8.count
    guard let first = needle.utf8.first, utf8.count >= count else { return needle.isEmpty }
    var i = utf8.startIndex
    for _ in 0...(utf8.count - count) {
      if utf8[i] == first && utf8[i...].starts(with: needle.utf8) { return true }
      i = utf8.index(after: i)
    }
    return false
  }
}
