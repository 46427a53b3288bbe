/// A score, or what a word counts, as people get to see it.
package struct ShownScore: CustomStringConvertible {
  package enum Tone {
    case praise, blame, even
  }

  /// Closer to 0 a score is shown as neither good nor bad.
  private static let neutral = 0.05

  private let value: Double

  package init(_ value: Double) { self.value = value }

  package var tone: Tone { value >= Self.neutral ? .praise : value <= -Self.neutral ? .blame : .even }

  /// Two decimals and a sign: `+0.42`, `−0.10`; ` 0.00` without.
  package var description: String { text(signOfZero: " ") }

  package func text(signOfZero: String) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths > 0 ? "+" : hundredths < 0 ? "−" : signOfZero
    let digits = String(100 + abs(hundredths) % 100).dropFirst()
    return "\(sign)\(abs(hundredths) / 100).\(digits)"
  }
}
