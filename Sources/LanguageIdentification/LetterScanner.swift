import TextCore

/// What becomes of the features that ``LetterScanner`` finds.
protocol FeatureSink {
  /// What is known of a word whose features are still coming: a value of its own, so that it stays in registers.
  associatedtype Word

  mutating func word(isCyrillic: Bool) -> Word
  /// Adds a run of letters by its hash, of which the highest bits are the ones to use.
  mutating func add(_ run: UInt64, to word: inout Word)
  /// Takes a word, or a part of a very long one, of `letters` letters, all of one script; `whole` is the hash of the word itself.
  mutating func take(_ word: consuming Word, whole: UInt64, letters: Int, isCyrillic: Bool)
  /// Takes letters of a script that has no table.
  mutating func takeOther(letters: Int)
}

/// Reads the words of a folded text and names their features: all runs of two to five letters of `_word_`, and the whole word.
///
/// A word is a run of letters of one script. What is no language is passed over: digits, markup (`<a href=…>`, `&nbsp;`), web
/// addresses and handles. A single 4 or 6 beside Latin letters is a letter, as in the Bulgarian of text messages (`4ove6ki`).
///
/// The last five letters are kept in one register, twelve bits each, so that every run is a mask, a multiplication and a shift away.
/// Only Latin letters below U+0250 or from U+1E00 to U+1EFF and Cyrillic ones below U+0530 occur, and their low twelve bits differ.
enum LetterScanner {
  /// After so many letters a word is ended and begun anew, so that a sink may count on an upper bound.
  static let longestWord = 40
  /// Most runs a word can have: of two letters one more than it has letters, of three as many, and so on, and the boundaries count.
  static let greatestRunCount = 4 * longestWord - 2
  /// Longest web address, handle or tag that is passed over. What is longer is text after a stray `<`.
  private static let longestSkip = 2_048
  /// Stands for the beginning and the end of a word in a run of letters.
  private static let boundary: UInt16 = 1
  /// 2^64 divided by the golden ratio (Knuth's multiplicative hashing).
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// Keeps whole words apart from runs of five letters.
  private static let wordSeed: UInt64 = 0xA076_1D64_78BD_642F
  /// The prime of FNV-1a.
  private static let wordMultiplier: UInt64 = 0x0000_0100_0000_01B3

  private static let bitsPerLetter: UInt64 = 12
  /// Runs of two and three letters share the first quarter of a table: they are few and met all the time, and a quarter, unlike the whole,
  /// stays in the processor's second nearest memory.
  private static let shortRunShift: UInt64 = 2

  /// The words that begin in `range` of a folded text.
  @inline(__always)
  static func scan<Sink: FeatureSink>(_ bytes: Span<UInt8>, _ range: Range<Int>, into sink: inout Sink) {
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = bytes[i]
      if byte &- 0x61 < 26 {
        if (byte == UInt8(ascii: "h") || byte == UInt8(ascii: "w")) && isAddress(bytes, i) {
          i = addressEnd(bytes, i)
        } else {
          i = word(bytes, i, isCyrillic: false, into: &sink)
        }
      } else if byte < 0x80 {
        switch byte {
        case UInt8(ascii: "<"): i = markupEnd(bytes, i)
        case UInt8(ascii: "&"): i = entityEnd(bytes, i)
        case UInt8(ascii: "@"): i = addressEnd(bytes, i)
        case UInt8(ascii: "4"), UInt8(ascii: "6"):
          if isLetterLike(bytes, i) {
            i = word(bytes, i, isCyrillic: false, into: &sink)
          } else {
            i = digitsEnd(bytes, i)
          }
        case 0x30...0x39: i = digitsEnd(bytes, i)
        default: i &+= 1
        }
      } else {
        let (value, length) = UTF8Scalar.decode(bytes, at: i)
        if isLatin(value) {
          i = word(bytes, i, isCyrillic: false, into: &sink)
        } else if isCyrillic(value) {
          i = word(bytes, i, isCyrillic: true, into: &sink)
        } else {
          let weight = otherWeight(value)
          if weight > 0 { sink.takeOther(letters: weight) }
          i &+= length
        }
      }
    }
  }

  /// Reads the word that begins at `start`; returns where it ends.
  @inline(__always)
  private static func word<Sink: FeatureSink>(_ bytes: Span<UInt8>, _ start: Int, isCyrillic script: Bool, into sink: inout Sink) -> Int {
    // First all letters, then all features: one loop that branches by what it reads, and one that hardly branches.
    var letters = [41 of UInt16](repeating: 0)
    var count = 0
    var i = start
    while i < bytes.count {
      let byte = bytes[i]
      if byte < 0x80 {
        if byte &- 0x61 < 26 {
          if script { break }
        } else if (byte == UInt8(ascii: "4") || byte == UInt8(ascii: "6")) && !script && isLetterLike(bytes, i) {
          // A letter.
        } else {
          break
        }
        letters[count] = UInt16(byte)
        i &+= 1
      } else {
        let (value, length) = UTF8Scalar.decode(bytes, at: i)
        if script ? isCyrillic(value) : isLatin(value) {
          letters[count] = UInt16(truncatingIfNeeded: value & 0xFFF)
          i &+= length
        } else if isJoiner(value) {
          i &+= length
          continue
        } else {
          break
        }
      }
      count &+= 1
      if count == longestWord { break }
    }
    letters[count] = boundary
    var word = sink.word(isCyrillic: script)
    var window = UInt64(boundary)
    var whole = wordSeed
    var k = 0
    while k <= count {
      let letter = UInt64(letters[k])
      window = window << bitsPerLetter | letter
      whole = (whole ^ letter) &* wordMultiplier
      sink.add((window & 0xFF_FFFF) &* multiplier &>> shortRunShift, to: &word)
      // A longer run begins within the word from here on; what is told apart is the same for every word.
      if k >= 1 { sink.add((window & 0xF_FFFF_FFFF) &* multiplier &>> shortRunShift, to: &word) }
      if k >= 2 { sink.add((window & 0xFFFF_FFFF_FFFF) &* multiplier, to: &word) }
      if k >= 3 { sink.add((window & 0xFFF_FFFF_FFFF_FFFF) &* multiplier, to: &word) }
      k &+= 1
    }
    sink.take(word, whole: (whole ^ (whole >> 29)) &* multiplier, letters: count, isCyrillic: script)
    return i
  }

  @inline(__always) static func isLatin(_ value: UInt32) -> Bool {
    (value >= 0xC0 && value < 0x250 && value != 0xD7 && value != 0xF7) || (value >= 0x1E00 && value < 0x1F00)
  }

  @inline(__always) static func isCyrillic(_ value: UInt32) -> Bool { value >= 0x400 && value < 0x530 && (value < 0x482 || value > 0x489) }

  /// Soft hyphen, combining marks, zero-width joiners: inside a word, but no letter of it.
  @inline(__always) private static func isJoiner(_ value: UInt32) -> Bool {
    value == 0xAD || (value >= 0x300 && value < 0x370) || value == 0x200C || value == 0x200D
  }

  /// How many Latin letters a letter of another script is worth in the vote: an ideograph or syllable says as much as two; 0 for
  /// what is no letter.
  private static func otherWeight(_ value: UInt32) -> Int {
    switch value {
    // Points and tones of Hebrew, Arabic, Thai and Lao: they pile up on one letter.
    case 0x591...0x5C7, 0x64B...0x65F, 0x670, 0x6D6...0x6ED, 0xE31, 0xE34...0xE3A, 0xE47...0xE4E, 0xEB1, 0xEB4...0xEBC, 0xEC8...0xECD: 0
    case 0x370...0x3FF, 0x530...0x1DFF, 0x1F00...0x1FFF, 0x2C00...0x2DFF: 1
    case 0x3041...0xA4CF, 0xAC00...0xD7FF, 0xF900...0xFAFF: 2
    case 0xA4D0...0xABFF, 0xFB13...0xFDFF, 0xFE70...0xFEFC, 0xFF66...0xFFDC: 1
    case 0x10000...0x1EFFF: 1
    case 0x20000...0x3FFFF: 2
    default: 0
    }
  }

  /// Whether the digit at `i` stands alone and beside a Latin letter.
  @inline(__always) private static func isLetterLike(_ bytes: Span<UInt8>, _ i: Int) -> Bool {
    let before = i > 0 ? bytes[i &- 1] : 0x20
    let after = i &+ 1 < bytes.count ? bytes[i &+ 1] : 0x20
    if UTF8Scalar.isDigit(before) || UTF8Scalar.isDigit(after) { return false }
    return before &- 0x61 < 26 || after &- 0x61 < 26
  }

  private static func digitsEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var i = start &+ 1
    while i < bytes.count, UTF8Scalar.isDigit(bytes[i]) { i &+= 1 }
    return i
  }

  /// Whether `http://`, `https://` or `www.` stands at `i`.
  private static func isAddress(_ bytes: Span<UInt8>, _ i: Int) -> Bool {
    func stands(_ expected: StaticString) -> Bool {
      guard i &+ expected.utf8CodeUnitCount <= bytes.count else { return false }
      for k in 0..<expected.utf8CodeUnitCount where unsafe expected.utf8Start[k] != bytes[i &+ k] { return false }
      return true
    }
    return stands("www.") || stands("http://") || stands("https://")
  }

  /// The next white space or quotation mark after an address or handle.
  private static func addressEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var i = start &+ 1
    let limit = min(bytes.count, start &+ longestSkip)
    while i < limit, bytes[i] > 0x20, bytes[i] != UInt8(ascii: "<"), bytes[i] != UInt8(ascii: "\"") { i &+= 1 }
    return i
  }

  /// The end of the tag or comment at `start`, or the next byte when it is a mere `<`.
  private static func markupEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    guard start &+ 1 < bytes.count else { return start &+ 1 }
    let next = bytes[start &+ 1]
    guard next &- 0x61 < 26 || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") else { return start &+ 1 }
    var i = start &+ 2
    let limit = min(bytes.count, start &+ longestSkip)
    while i < limit {
      if bytes[i] == UInt8(ascii: ">") { return i &+ 1 }
      i &+= 1
    }
    return start &+ 1
  }

  /// The end of the character reference (`&nbsp;`, `&#8211;`) at `start`, or the next byte when there is none.
  private static func entityEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var i = start &+ 1
    let limit = min(bytes.count, start &+ 10)  // &thetasym; is the longest in use
    while i < limit {
      let byte = bytes[i]
      if byte == UInt8(ascii: ";") { return i &+ 1 }
      guard byte &- 0x61 < 26 || UTF8Scalar.isDigit(byte) || byte == UInt8(ascii: "#") else { break }
      i &+= 1
    }
    return start &+ 1
  }
}
