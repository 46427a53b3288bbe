import Glibc

/// What the operating system says of its last error.
enum SystemMessage {
  static var last: String { unsafe String(cString: strerror(errno)) }
}
