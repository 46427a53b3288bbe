/// e to the power of each number, none of which is above 0; the same to the bit on every machine.
///
/// All at once, of single IEEE operations only, and with as many bits as scores have: relative error below 1e-6. Below -80 it is as at -80.
@inline(__always)
func exponentials(_ x: SIMD16<Float>) -> SIMD16<Float> {
  SIMD16(lowHalf: exponentials(x.lowHalf), highHalf: exponentials(x.highHalf))
}

/// Vectors of eight are what the processor works on at once.
@inline(__always)
private func exponentials(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let clamped = x.replacing(with: -80, where: x .< -80)
  // 3 · 2^22: whatever is near it is a whole number, so that adding and taking it away rounds.
  let wholeNumbers: Float = 0x1.8p23
  let rounded = clamped * 1.442_695_04 + wholeNumbers
  let power = rounded - wholeNumbers
  // ln 2 in two parts (Cody and Waite), so that the reduced argument, at most 0.35, keeps its bits.
  let r = clamped - power * 0x1.62ep-1 - power * 0x1.0bfbe8p-15
  // Taylor series up to r^6 / 6!, by Horner's rule.
  var sum = r * (1 / 720) + 1 / 120
  sum = sum * r + 1 / 24
  sum = sum * r + 1 / 6
  sum = sum * r + 0.5
  sum = sum * r + 1
  sum = sum * r + 1
  // The lowest bits of what has been rounded are those of the whole number, which becomes the exponent of a power of 2.
  let exponent = (unsafe unsafeBitCast(rounded, to: SIMD8<UInt32>.self) &+ 127) &<< 23
  return unsafe sum * unsafeBitCast(exponent, to: SIMD8<Float>.self)
}

extension SIMD16<Float> {
  /// The greatest of the numbers.
  @inline(__always) var greatest: Float {
    let eight = pointwiseMax(lowHalf, highHalf)
    let four = pointwiseMax(eight.lowHalf, eight.highHalf)
    let two = pointwiseMax(four.lowHalf, four.highHalf)
    return Swift.max(two[0], two[1])
  }

  /// The sum of the numbers, always added up in the same order.
  @inline(__always) var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
