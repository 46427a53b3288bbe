/// The inputs of ``OrderedWork`` that are under way: their numbers, from 0, and how much may be under way at a time.
struct WorkWindow {
  private let maximumInputs: Int
  private let maximumWeight: Int
  /// Weights of the inputs under way, the oldest first.
  private var weights: [Int] = []
  private var weight = 0
  /// Number of the oldest input under way.
  private(set) var first = 0

  init(maximumInputs: Int, maximumWeight: Int) {
    self.maximumInputs = maximumInputs
    self.maximumWeight = maximumWeight
  }

  var isEmpty: Bool { weights.isEmpty }

  /// A single input has room whatever it weighs.
  var hasRoom: Bool { isEmpty || weights.count < maximumInputs && weight < maximumWeight }

  /// Adds an input and gives it the next number.
  mutating func add(weight: Int) -> Int {
    weights.append(weight)
    self.weight += weight
    return first + weights.count - 1
  }

  /// Lets go of the oldest input.
  mutating func removeFirst() {
    weight -= weights.removeFirst()
    first += 1
  }

  /// Lets go of the inputs from `number` on, as if they had never been added.
  mutating func remove(from number: Int) {
    while first + weights.count > number { weight -= weights.removeLast() }
  }
}
