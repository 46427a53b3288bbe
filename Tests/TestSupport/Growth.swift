import Glibc

/// How the time that work takes grows with its size.
public enum Growth {
  /// Beyond this factor, time grows faster than the work does; in proportion to it, it grows four times, with its square sixteen times.
  public static let limit = 8.0
  private static let runs = 3

  /// How many times as long `work` has a processor for four times as large an input, the least of three runs each.
  ///
  /// - Parameters:
  ///   - size: of the smaller input: enough that `work` takes milliseconds.
  ///   - input: makes an input; its time does not count.
  public static func factor<Input>(from size: Int, of input: (Int) throws -> Input, work: (Input) throws -> Void) rethrows -> Double {
    try seconds(try input(4 * size), work) / seconds(try input(size), work)
  }

  private static func seconds<Input>(_ input: Input, _ work: (Input) throws -> Void) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<runs {
      let start = processorTime
      try work(input)
      least = min(least, processorTime - start)
    }
    return least
  }

  /// Seconds that this thread has had a processor.
  private static var processorTime: Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
