import TextCore

/// Tells a sentence from a label by its end.
enum SentenceEnd {
  /// Whether `range` ends like a sentence: full stop, question or exclamation mark, ellipsis, colon; quotation marks, brackets and
  /// emoji behind them left aside.
  static func isAtEnd(of bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound {
      let (value, length) = UTF8Scalar.decode(bytes, before: end)
      switch value {
      case 0x22, 0x27, 0x29, 0x5D, 0x20, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x2A: end -= length
      // Symbols, dingbats and emoji with what joins and colours them.
      case 0x200D, 0x2600...0x27BF, 0xFE0F, 0x1F300...0x1FAFF: end -= length
      case 0x2E, 0x21, 0x3F, 0x3A, 0x2026, 0x3002: return true
      default: return false
      }
    }
    return false
  }
}
