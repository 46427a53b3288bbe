import TextCore

/// The features of a text as ``LanguageIdentifier`` sees them, for training.
package struct LanguageFeatures {
  /// The features of one script by their hashes, of which the highest bits are the ones to use.
  package struct Hashes {
    /// Runs of two to five letters.
    package var runs: [UInt64] = []
    /// Whole words.
    package var words: [UInt64] = []

    package var count: Int { runs.count + words.count }

    mutating func removeAll() {
      runs.removeAll(keepingCapacity: true)
      words.removeAll(keepingCapacity: true)
    }
  }

  package var latin = Hashes()
  package var cyrillic = Hashes()
  package var script: WritingSystem = .none

  package init() {}

  /// Replaces the features by those of a folded text.
  package mutating func read(folded bytes: [UInt8]) {
    var sink = CollectingSink(latin: latin, cyrillic: cyrillic)
    latin = Hashes()
    cyrillic = Hashes()
    sink.latin.removeAll()
    sink.cyrillic.removeAll()
    LetterScanner.scan(bytes.span, 0..<bytes.count, into: &sink)
    latin = sink.latin
    cyrillic = sink.cyrillic
    script = WritingSystem(latin: sink.latinLetters, cyrillic: sink.cyrillicLetters, other: sink.otherLetters)
  }

  private struct CollectingSink: FeatureSink {
    var latin: Hashes
    var cyrillic: Hashes
    var latinLetters = 0
    var cyrillicLetters = 0
    var otherLetters = 0

    /// Storage for the features of the next word.
    var spare: [UInt64] = []

    struct Word { var hashes: [UInt64] }

    mutating func word(isCyrillic: Bool) -> Word {
      var storage: [UInt64] = []
      swap(&storage, &spare)
      return Word(hashes: storage)
    }

    func add(_ hash: UInt64, to word: inout Word) { word.hashes.append(hash) }

    mutating func take(_ word: consuming Word, letters: Int, isCyrillic: Bool) {
      spare = word.hashes
      // The scanner names the whole word last.
      let whole = spare.suffix(1)
      let runs = spare.dropLast()
      if isCyrillic {
        cyrillic.words += whole
        cyrillic.runs += runs
        cyrillicLetters += letters
      } else {
        latin.words += whole
        latin.runs += runs
        latinLetters += letters
      }
      spare.removeAll(keepingCapacity: true)
    }

    mutating func takeOther(letters: Int) { otherLetters += letters }
  }
}
