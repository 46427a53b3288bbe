import Glibc

/// The most memory this process has had resident.
enum PeakMemory {
  static var megabytes: Int {
    var usage = rusage()
    _ = unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss / 1024
  }
}
