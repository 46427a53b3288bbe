/// The system gives no thread to work with.
public struct NoThreadError: Error, CustomStringConvertible {
  public var description: String { "no thread can be started: the limits of memory or processes are reached" }
}
