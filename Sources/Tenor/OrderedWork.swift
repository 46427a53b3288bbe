import Foundation

/// Work spread over threads whose results come back in the order of the inputs, in bounded memory.
///
/// One thread (the caller's) takes the inputs and consumes the results; `jobs` threads do the work between. At most
/// `jobs × 8` inputs are under way at a time, so a slow one holds the others up rather than letting results pile up.
public enum OrderedWork {
  /// Threads of the standard library's size overflow on deeply nested pages.
  private static let stackBytes = 16 << 20
  private static let inputsPerJob = 8

  /// - Parameters:
  ///   - next: the next input, or nil at the end; called by the caller's thread.
  ///   - work: called by several threads at a time.
  ///   - consume: called by the caller's thread, in order. When it throws, work under way is finished and its results are dropped.
  public static func run<Input: Sendable, Output: Sendable>(
    jobs: Int, next: () throws -> Input?, work: @escaping @Sendable (Input) -> Output, consume: (Output) throws -> Void
  ) throws {
    let exchange = Exchange<Input, Output>()
    for _ in 0..<max(1, jobs) {
      let thread = Thread {
        while let (index, input) = exchange.takeInput() { exchange.put(work(input), at: index) }
      }
      thread.stackSize = stackBytes
      thread.start()
    }
    defer { exchange.close() }
    let window = max(1, jobs) * inputsPerJob
    var sent = 0
    var consumed = 0
    var isAtEnd = false
    while true {
      while !isAtEnd && sent - consumed < window {
        if let input = try next() {
          exchange.put(input, number: sent)
          sent += 1
        } else {
          isAtEnd = true
        }
      }
      if consumed == sent { return }
      try consume(exchange.takeOutput(at: consumed))
      consumed += 1
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
