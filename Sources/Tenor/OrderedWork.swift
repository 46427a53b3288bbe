import Foundation

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
    let exchange = Exchange<Input, Output>()
    var started = 0
    for _ in 0..<max(1, jobs) {
      let isStarted = WorkerThread.start(stackBytes: stackBytes) {
        while let (index, input) = exchange.takeInput() { exchange.put(work(input), at: index) }
      }
      if isStarted { started += 1 }
    }
    if started == 0 { throw NoThreadError() }
    defer { exchange.close() }
    let window = started * inputsPerJob
    var weights: [Int] = []
    var underWay = 0
    var sent = 0
    var consumed = 0
    var isAtEnd = false
    var isStopped = false
    while true {
      if !isStopped, isInterrupted() {
        isStopped = true
        sent = exchange.dropUnbegun() ?? sent
      }
      while !isAtEnd && !isStopped && sent - consumed < window && (underWay < maximumWeight || sent == consumed) {
        if let input = try next() {
          weights.append(weight(input))
          underWay += weights[weights.count - 1]
          exchange.put(input, number: sent)
          sent += 1
        } else {
          isAtEnd = true
        }
      }
      if consumed == sent { return !isStopped }
      try consume(exchange.takeOutput(at: consumed))
      consumed += 1
      underWay -= weights.removeFirst()
    }
  }

  /// Where the threads meet.
  private final class Exchange<Input: Sendable, Output: Sendable>: @unchecked Sendable {
    // Guarded by `condition`.
    private var inputs: [(index: Int, input: Input)] = []
    private var outputs: [Int: Output] = [:]
    private var isClosed = false
    private let condition = NSCondition()

    func put(_ input: Input, number: Int) {
      condition.withLock {
        inputs.append((number, input))
        condition.broadcast()
      }
    }

    /// The oldest input, or nil when no more will come.
    func takeInput() -> (index: Int, input: Input)? {
      condition.withLock {
        while inputs.isEmpty && !isClosed { condition.wait() }
        return inputs.isEmpty || isClosed ? nil : inputs.removeFirst()
      }
    }

    /// Forgets the inputs that no thread has begun with; the number of the first of them.
    func dropUnbegun() -> Int? {
      condition.withLock {
        defer { inputs.removeAll() }
        return inputs.first?.index
      }
    }

    func put(_ output: Output, at index: Int) {
      condition.withLock {
        outputs[index] = output
        condition.broadcast()
      }
    }

    func takeOutput(at index: Int) -> Output {
      condition.withLock {
        while true {
          if let output = outputs.removeValue(forKey: index) { return output }
          condition.wait()
        }
      }
    }

    func close() {
      condition.withLock {
        isClosed = true
        condition.broadcast()
      }
    }
  }
}
