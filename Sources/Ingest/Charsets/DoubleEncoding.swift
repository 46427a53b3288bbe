import TextCore

/// Repairs texts that were UTF-8, were read in a single-byte encoding, and were written as UTF-8 again: „GrÃ¶ÃŸe“, „Р‘СЉР»РіР°СЂРёСЏ“.
///
/// Only when the whole text can be turned back: one „ö“ that is an „ö“ shows that it was never encoded twice.
struct DoubleEncoding: Sendable {
  /// Encodings that UTF-8 is mistaken for.
  private static let names = ["windows-1252", "windows-1251"]
  /// A single two-byte sequence („Ã¼“) may be meant so.
  private static let minimumBytes = 3
  /// The byte that is a no-break space in both encodings, and that scrapers make a space of or drop: the second of „Р“ and „à“.
  private static let noBreakSpace: UInt8 = 0xA0
  /// The first bytes of these two. After others a space is a space: „Verstoß gegen“ was never „Verstoߠgegen“.
  private static let leadsBeforeNoBreakSpace: Set<UInt8> = [0xC3, 0xD0]
  /// One sequence in so many may have lost its no-break space altogether.
  private static let sequencesPerLoss = 20

  private let readings: [(name: String, bytes: [Unicode.Scalar: UInt8])]

  init(tables: CharsetTables) {
    readings = Self.names.compactMap { name in
      tables.table(for: name).map { table in
        (name, Dictionary(table.scalars.enumerated().dropFirst(0x80).map { ($1, UInt8($0)) }, uniquingKeysWith: { first, _ in first }))
      }
    }
  }

  /// The text as it was, and the encoding it was mistaken for; nil when nothing is to be repaired.
  ///
  /// - Parameter text: valid UTF-8.
  func repaired(_ text: [UInt8]) -> (text: [UInt8], mistakenFor: String)? {
    for reading in readings {
      if let repaired = Self.repaired(text, reading.bytes) { return (repaired, reading.name) }
    }
    return nil
  }

  private static func repaired(_ text: [UInt8], _ bytes: [Unicode.Scalar: UInt8]) -> [UInt8]? {
    let span = text.span
    var output: [UInt8] = []
    var copied = 0
    var i = 0
    var high = 0
    var sequences = 0
    var losses = 0
    while i < span.count {
      if span[i] < 0x80 {
        i &+= 1
        continue
      }
      // One sequence: a lead byte and what it asks for.
      output.append(contentsOf: text[copied..<i])
      guard let lead = byte(span, &i, bytes), lead >= 0xC2, lead < 0xF5 else { return nil }
      output.append(lead)
      for _ in 1..<UTF8Scalar.length(lead: lead) {
        if i < span.count && span[i] >= 0x80 {
          guard let byte = byte(span, &i, bytes), byte & 0xC0 == 0x80 else { return nil }
          output.append(byte)
        } else {
          guard leadsBeforeNoBreakSpace.contains(lead) else { return nil }
          if i < span.count && span[i] == 0x20 { i &+= 1 } else { losses += 1 }
          output.append(noBreakSpace)
        }
      }
      sequences += 1
      if losses > 1 + sequences / sequencesPerLoss { return nil }
      high += UTF8Scalar.length(lead: lead)
      copied = i
    }
    guard high >= minimumBytes, losses * sequencesPerLoss <= sequences else { return nil }
    output.append(contentsOf: text[copied...])
    // Surrogates and overlong forms.
    return UTF8Scalar.isValid(output) ? output : nil
  }

  /// The byte that the character at `i` was read from; nil when it comes of none.
  private static func byte(_ span: Span<UInt8>, _ i: inout Int, _ bytes: [Unicode.Scalar: UInt8]) -> UInt8? {
    let (value, length) = UTF8Scalar.decode(span, at: i)
    i += length
    guard let scalar = Unicode.Scalar(value) else { return nil }
    if let byte = bytes[scalar] { return byte }
    // A control that a reader passed through.
    return value < 0xA0 ? UInt8(truncatingIfNeeded: value) : nil
  }
}
