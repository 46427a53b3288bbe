/// Work spread over threads whose results come back in the order of the inputs, in bounded memory.
///
/// One thread (the caller's) takes the inputs and consumes the results; `jobs` threads do the work between. At most
/// `jobs × 8` inputs of a bounded weight are under way at a time, so a slow one holds the others up rather than letting results pile up.
public enum OrderedWork {
  /// Threads of the standard library's size overflow on deeply nested pages.
  private static let stackBytes = 16 << 20
  private static let inputsPerJob = 8
  /// Weight of the inputs under way, unless a single one is heavier.
  private static let maximumWeight = 48 << 20

  /// - Parameters:
  ///   - next: the next input, or nil at the end; called by the caller's thread.
  ///   - weight: bytes that an input holds.
  ///   - isInterrupted: once it is true, no further input is begun; what is under way is finished and consumed.
  ///   - work: called by several threads at a time.
  ///   - consume: called by the caller's thread, in order. When it throws, work under way is finished and its results are dropped.
  /// - Returns: whether all inputs were worked on.
  /// - Throws: what `next` and `consume` throw, and ``NoThreadError`` when the system gives not a single thread.
  @discardableResult
  public static func run<Input: Sendable, Output: Sendable>(
    jobs: Int, next: () throws -> Input?, weight: (Input) -> Int = { _ in 0 }, isInterrupted: () -> Bool = { false },
    work: @escaping @Sendable (Input) -> Output, consume: (Output) throws -> Void
  ) throws -> Bool {
    let exchange = WorkExchange<Input, Output>()
    var threads = 0
    for _ in 0..<max(1, jobs) {
      let isStarted = WorkerThread.start(stackBytes: stackBytes) {
        while let (number, input) = exchange.takeInput() { exchange.put(work(input), number: number) }
      }
      if isStarted { threads += 1 }
    }
    if threads == 0 { throw NoThreadError() }
    defer { exchange.close() }
    var underWay = WorkWindow(maximumInputs: threads * inputsPerJob, maximumWeight: maximumWeight)
    var isAtEnd = false
    var isStopped = false
    while true {
      if !isStopped, isInterrupted() {
        isStopped = true
        if let number = exchange.dropUnbegun() { underWay.remove(from: number) }
      }
      while !isAtEnd && !isStopped && underWay.hasRoom {
        guard let input = try next() else {
          isAtEnd = true
          break
        }
        exchange.put(input, number: underWay.add(weight: weight(input)))
      }
      if underWay.isEmpty { return !isStopped }
      try consume(exchange.takeOutput(number: underWay.first))
      underWay.removeFirst()
    }
  }
}
