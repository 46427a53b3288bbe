/// e to the power of `x`, the same to the bit on every machine.
///
/// The C library picks another implementation by processor, and its last bit differs. This one is made of single IEEE operations only.
/// Relative error below 1e-13; 0 and infinity are never reached, as `x` is clamped to ±700.
@inline(__always)
package func exponential(_ x: Double) -> Double {
  let clamped = min(max(x, -700), 700)
  let power = (clamped * 1.4426950408889634).rounded(.toNearestOrEven)
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
