import TextCore

/// The features of a text as ``LanguageIdentifier`` sees them, for training.
package struct LanguageFeatures {
  /// Hashes of the features; a table of 2^n rows has the weights of one in the row that its highest n bits give.
  package var latin: [UInt64] = []
  package var cyrillic: [UInt64] = []
  package var script: WritingSystem = .none

  package init() {}

  /// Replaces the features by those of a folded text.
  package mutating func read(folded bytes: [UInt8]) {
    var sink = CollectingSink(latin: latin, cyrillic: cyrillic)
    latin = []
    cyrillic = []
    sink.latin.removeAll(keepingCapacity: true)
    sink.cyrillic.removeAll(keepingCapacity: true)
    LetterScanner.scan(bytes.span, 0..<bytes.count, into: &sink)
    latin = sink.latin
    cyrillic = sink.cyrillic
    script = WritingSystem(latin: sink.latinLetters, cyrillic: sink.cyrillicLetters, other: sink.otherLetters)
  }

  private struct CollectingSink: FeatureSink {
    var latin: [UInt64]
    var cyrillic: [UInt64]
    var latinLetters = 0
    var cyrillicLetters = 0
    var otherLetters = 0
    var isCyrillic = false

    mutating func beginWord(isCyrillic: Bool) { self.isCyrillic = isCyrillic }

    mutating func add(_ hash: UInt64) {
      if isCyrillic { cyrillic.append(hash) } else { latin.append(hash) }
    }

    mutating func endWord(letters: Int, isCyrillic: Bool) {
      if isCyrillic { cyrillicLetters += letters } else { latinLetters += letters }
    }

    mutating func addOther(letters: Int) { otherLetters += letters }
  }
}
