/// A text as a caller has it, beside the ``Text`` that is made of it: offsets outside Tenor count in the former, which need not be in NFC.
public struct GivenText: Sendable {
  public let text: Text
  /// Valid UTF-8 as it was given.
  let utf8: [UInt8]
  /// From where on the two run apart by another distance than before; empty where they are the same.
  private let steps: [Step]

  private struct Step {
    /// Byte offset in ``text``.
    let text: Int
    /// Byte offset in what was given.
    let given: Int
  }

  /// A text that nobody has in another form.
  public init(_ text: Text) {
    self.text = text
    utf8 = text.utf8
    steps = []
  }

  /// - Parameter bytes: UTF-8; ill-formed sequences become U+FFFD, as in ``Text/init(repairing:)``.
  public init(repairing bytes: [UInt8]) {
    utf8 = UTF8Scalar.isValid(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    text = Text(validUTF8: utf8)
    steps = text.utf8 == utf8 ? [] : Self.steps(from: text.utf8, to: utf8)
  }

  /// Nothing composes across the border of two grapheme clusters (Unicode Standard Annex 29), so these are compared one by one.
  private static func steps(from text: [UInt8], to given: [UInt8]) -> [Step] {
    var steps: [Step] = []
    var i = 0
    var k = 0
    for character in String(decoding: given, as: UTF8.self) {
      let length = character.utf8.count
      if i + length <= text.count, text[i..<(i + length)].elementsEqual(given[k..<(k + length)]) {
        i += length
      } else {
        let composed = Text(String(character)).count
        if composed != length {
          steps.append(Step(text: i, given: k))
          steps.append(Step(text: i + composed, given: k + length))
        }
        i += composed
      }
      k += length
    }
    return steps
  }

  /// The offset in what was given of a byte offset in ``text``. Inside a cluster that was composed it is no further than its end.
  func given(ofByte byte: Int) -> Int {
    let next = steps.partitioningIndex { $0.text > byte }
    guard next > 0 else { return byte }
    let given = steps[next - 1].given + byte - steps[next - 1].text
    return next < steps.count ? min(given, steps[next].given) : given
  }

  /// The byte offset in ``text`` of an offset in what was given.
  func byte(ofGiven given: Int) -> Int {
    let next = steps.partitioningIndex { $0.given > given }
    guard next > 0 else { return given }
    let byte = steps[next - 1].text + given - steps[next - 1].given
    return next < steps.count ? min(byte, steps[next].text) : byte
  }
}
