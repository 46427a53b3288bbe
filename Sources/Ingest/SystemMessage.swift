import Glibc

/// What the operating system says of an error.
enum SystemMessage {
  static var last: String { of(errno) }

  static func of(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
