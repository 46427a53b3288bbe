/// What archives may claim of themselves.
enum ArchiveLimits {
  /// Sizes, offsets and counts: no file is larger, and sums of a few of them cannot overflow.
  static let numbers = 0...(1 << 48)
}
