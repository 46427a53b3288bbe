/// Counts of what was come by and is no document, by what it is.
public struct LeftAside: Sendable, Equatable, Codable {
  /// Kinds that are told apart; a hostile dump may hold any number of them.
  private static let maximumKinds = 1_000
  private static let others = "others"

  public private(set) var counts: [String: Int] = [:]

  public init() {}

  mutating func add(_ kind: String, _ count: Int = 1) {
    counts[counts[kind] != nil || counts.count < Self.maximumKinds ? kind : Self.others, default: 0] += count
  }

  /// Takes over all that another has counted.
  mutating func take(from other: inout LeftAside) {
    if other.counts.isEmpty { return }
    for (kind, count) in other.counts.sorted(by: { $0.key < $1.key }) { add(kind, count) }
    other.counts.removeAll()
  }

  /// Counts a file by the ending of its name.
  mutating func add(file name: String) { add(name.lastIndex(of: ".").map { String(name[$0...]) } ?? name) }
}
