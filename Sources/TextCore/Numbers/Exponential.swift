/// e to the power of `x`, the same to the bit on every machine.
///
/// The C library picks another implementation by processor, and its last bit differs. This one is made of single IEEE operations only.
/// Relative error below 1e-13; 0 and infinity are never reached, as `x` is clamped to ±700.
@inline(__always)
package func exponential(_ x: Double) -> Double {
  let clamped = min(max(x, -700), 700)
  // Rounded to a whole number by what has no bits left for a fraction: a call of the C library costs more than all the rest.
  let power = clamped * 1.4426950408889634 + wholeNumbers - wholeNumbers
  // ln 2 in two parts (Cody and Waite), so that the reduced argument, at most 0.35, keeps all its bits.
  let r = clamped - power * 0x1.62e42fefa39efp-1 - power * 0x1.abc9e3b39803fp-56
  // Taylor series up to r^11 / 11!, by Horner's rule.
  var sum = 1.0 / 39_916_800
  sum = sum * r + 1.0 / 3_628_800
  sum = sum * r + 1.0 / 362_880
  sum = sum * r + 1.0 / 40_320
  sum = sum * r + 1.0 / 5_040
  sum = sum * r + 1.0 / 720
  sum = sum * r + 1.0 / 120
  sum = sum * r + 1.0 / 24
  sum = sum * r + 1.0 / 6
  sum = sum * r + 0.5
  sum = sum * r + 1
  sum = sum * r + 1
  return sum * Double(bitPattern: UInt64(1_023 + Int64(power)) << 52)
}

/// 3 · 2^51: whatever is near it is a whole number.
private let wholeNumbers = 0x1.8p52

/// The natural logarithm of `x`, the same to the bit on every machine; minus infinity for what is not above 0.
///
/// Relative error below 1e-12. See ``exponential(_:)`` for why it is not the C library's.
package func logarithm(_ x: Double) -> Double {
  guard x > 0 else { return -.infinity }
  // x = m · 2^k with m from √½ to √2, and ln m = 2 artanh((m − 1) / (m + 1)), whose argument is at most 0.172.
  var m = x.significand
  var k = Double(x.exponent)
  if m > 1.4142135623730951 {
    m /= 2
    k += 1
  }
  let t = (m - 1) / (m + 1)
  let square = t * t
  var sum = 0.0
  for denominator in stride(from: 17.0, through: 1, by: -2) { sum = sum * square + 1 / denominator }
  return 2 * t * sum + k * 0x1.62e42fefa39efp-1
}
