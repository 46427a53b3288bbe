/// A part of a number of articles, with its 95 % interval (Wilson 1927), which holds for few articles and for shares of 0 and 1 as well.
public struct Share: Sendable, Equatable {
  private static let z = 1.959964

  /// 0 to 1; 0 of nothing.
  public let value: Double
  public let interval: ClosedRange<Double>

  public init(_ part: Int, of count: Int) {
    guard count > 0 else {
      value = 0
      interval = 0...1
      return
    }
    let n = Double(count)
    let p = Double(part) / n
    let z2 = Self.z * Self.z
    let center = (p + z2 / (2 * n)) / (1 + z2 / n)
    let half = Self.z / (1 + z2 / n) * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot()
    value = p
    interval = min(p, max(0, center - half))...max(p, min(1, center + half))
  }
}
