import Glibc

/// The time that this thread has had a processor: what work takes, whatever else the machine does meanwhile.
enum ProcessorTime {
  static var seconds: Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// What `body` takes.
  static func measure(_ body: () throws -> Void) rethrows -> Double {
    let start = seconds
    try body()
    return seconds - start
  }
}
