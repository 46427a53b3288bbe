import Foundation

/// Where the threads of ``OrderedWork`` meet: inputs go in in order and come out to whoever is free, results come out by number.
final class WorkExchange<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  // Guarded by `condition`.
  private var inputs: [(number: Int, input: Input)] = []
  private var outputs: [Int: Output] = [:]
  private var isClosed = false
  private let condition = NSCondition()

  func put(_ input: Input, number: Int) {
    condition.withLock {
      inputs.append((number, input))
      condition.broadcast()
    }
  }

  /// The oldest input, waited for; nil when no more will come.
  func takeInput() -> (number: Int, input: Input)? {
    condition.withLock {
      while inputs.isEmpty && !isClosed { condition.wait() }
      return inputs.isEmpty || isClosed ? nil : inputs.removeFirst()
    }
  }

  /// Forgets the inputs that no thread has begun with; the number of the first of them.
  func dropUnbegun() -> Int? {
    condition.withLock {
      defer { inputs.removeAll() }
      return inputs.first?.number
    }
  }

  func put(_ output: Output, number: Int) {
    condition.withLock {
      outputs[number] = output
      condition.broadcast()
    }
  }

  /// The result of an input that was put in, waited for.
  func takeOutput(number: Int) -> Output {
    condition.withLock {
      while true {
        if let output = outputs.removeValue(forKey: number) { return output }
        condition.wait()
      }
    }
  }

  /// No more inputs will come, and no more results be taken.
  func close() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
  }
}
