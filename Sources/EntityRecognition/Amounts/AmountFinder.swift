import TextCore

/// Finds sums of money and percentages: `€ 3.5 Mio.`, `100 £`, `$47 billion`, `41,000 kr.`, `90 %`.
struct AmountFinder {
  let reading: Reading
  private(set) var findings: [Finding] = []

  private static let confidence = 0.95

  init(reading: Reading) {
    self.reading = reading
    reading.forEachToken(with: .digit) { find(at: $0) ?? $0 + 1 }
  }

  /// The token behind the amount whose number is token `i`, if it is one.
  private mutating func find(at i: Int) -> Int? {
    guard let (end, digits, suffix) = number(at: i) else { return nil }
    let sentence = reading.sentenceTokens(i)
    var k = end
    var multiplier = suffix
    let hasMultiplier = k < sentence.upperBound && reading.facts[k].opening.contains(.multiplier) && !isLoneLetter(k)
    if hasMultiplier, case .multiplier(let factor) = unit(k) {
      multiplier *= factor
      k += Int(reading.facts[k].length)
    }
    func value() -> Double { parsed(digits, isWhole: multiplier == 1) * multiplier }
    if k < sentence.upperBound, !reading.facts[k].opening.isDisjoint(with: [.currency, .percent]) {
      let last = k + Int(reading.facts[k].length)
      switch unit(k) {
      case .currency(let code)?:
        // „100 Real“ is money, „2014 Won …“ hardly: a currency's word stands behind in every language.
        add(.money, i..<last, id: "\(code) \(Self.decimal(value()))")
        return last
      case .percent?:
        add(.percent, i..<last, id: Self.decimal(value()))
        return last
      default: break
      }
    }
    // „$ 1,200“, „EUR 5 Mio.“
    if i > sentence.lowerBound, let start = currency(endingAt: i - 1), case .currency(let code)? = unit(start) {
      add(.money, start..<k, id: "\(code) \(Self.decimal(value()))")
      return k
    }
    return nil
  }

  private mutating func add(_ kind: Mention.Kind, _ tokens: Range<Int>, id: String) {
    findings.append(Finding(kind: kind, tokens: tokens, range: reading.range(tokens), confidence: Self.confidence, id: id))
  }

  private func unit(_ i: Int) -> WordForms.Unit? {
    guard reading.facts[i].entry >= 0 else { return nil }
    let unit = reading.lexicon.forms.entries[Int(reading.facts[i].entry)].unit
    return unit >= 0 ? reading.lexicon.forms.units[Int(unit)] : nil
  }

  /// „5 m“ are metres.
  private func isLoneLetter(_ i: Int) -> Bool { reading.tokens[i].range.count == 1 && !reading.tokens[i].isJoined }

  /// The first token of a sign or code of a currency that ends with token `i`: `US$`, `EUR`.
  private func currency(endingAt i: Int) -> Int? {
    guard reading.facts[i].closing.contains(.currency) else { return nil }
    for start in [i - 1, i]
    where start >= 0 && reading.facts[start].opening.contains(.currency) && start + Int(reading.facts[start].length) == i + 1 {
      let token = reading.tokens[start]
      if token.kind == .symbol || token.casing == .upper || token.range.count <= 3 { return start }
    }
    return nil
  }

  /// A number in digits: the token behind it, its bytes, and what letters at its end multiply it by (`3.5m`).
  private func number(at i: Int) -> (end: Int, digits: Range<Int>, suffix: Double)? {
    let token = reading.tokens[i]
    guard UTF8Scalar.isDigit(reading.byte(i)) else { return nil }
    if token.kind == .number {
      var end = i + 1
      // „110 000“
      while token.range.count <= 3, end < reading.tokens.count, reading.facts[end].kind == .number, reading.tokens[end].range.count == 3,
        isThinGap(end)
      {
        end += 1
      }
      return (end, token.range.start..<reading.tokens[end - 1].range.end, 1)
    }
    guard token.kind == .word else { return nil }
    let bytes = reading.text.folded
    var k = token.range.start
    while k < token.range.end, UTF8Scalar.isDigit(bytes[k]) || bytes[k] == UInt8(ascii: ".") || bytes[k] == UInt8(ascii: ",") { k += 1 }
    guard let entry = reading.lexicon.forms.entry(ofWord: k..<token.range.end, in: bytes.span), entry.unit >= 0,
      case .multiplier(let factor) = reading.lexicon.forms.units[Int(entry.unit)]
    else { return nil }
    return (i + 1, token.range.start..<k, factor)
  }

  private func isThinGap(_ i: Int) -> Bool {
    let gap = reading.tokens[i].range.start - reading.tokens[i - 1].range.end
    return gap >= 1 && gap <= 3 && reading.facts[i].sentence == reading.facts[i - 1].sentence
  }

  /// The number that digits with separators mean.
  ///
  /// A separator that three digits follow groups thousands, except the decimal one of a number that is multiplied („1,250 Mio.“).
  private func parsed(_ digits: Range<Int>, isWhole: Bool) -> Double {
    let bytes = reading.text.utf8
    var text: [UInt8] = []
    for k in digits {
      let byte = bytes[k]
      if UTF8Scalar.isDigit(byte) {
        text.append(byte)
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        let rest = bytes[(k + 1)..<digits.upperBound]
        let run = rest.prefix(while: UTF8Scalar.isDigit).count
        let isLast = run == rest.count
        let groups = run == 3 && !(isLast && byte == reading.lexicon.decimal && !isWhole)
        if !groups && !text.contains(UInt8(ascii: ".")) { text.append(UInt8(ascii: ".")) }
      }
    }
    return Double(String(decoding: text, as: UTF8.self)) ?? 0
  }

  /// A number without exponent or needless zeros: `212000000`, `3.5`.
  static func decimal(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    // Three places are more than any amount in news has.
    let thousandths = (value * 1000).rounded() / 1000
    return "\(thousandths)"
  }
}
