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

  private var latin = Hashes()
  private var cyrillic = Hashes()
  package var script: WritingSystem = .none

  package init() {}

  /// The features in Cyrillic or, for any other script, Latin letters.
  package func hashes(in script: WritingSystem) -> Hashes { script == .cyrillic ? cyrillic : latin }

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

    /// Storage for the runs of the next word.
    var spare: [UInt64] = []

    struct Word { var runs: [UInt64] }

    mutating func word(isCyrillic: Bool) -> Word {
      var storage: [UInt64] = []
      swap(&storage, &spare)
      return Word(runs: storage)
    }

    func add(_ run: UInt64, to word: inout Word) { word.runs.append(run) }

    mutating func take(_ word: consuming Word, whole: UInt64, letters: Int, isCyrillic: Bool) {
      spare = word.runs
      if isCyrillic {
        cyrillic.words.append(whole)
        cyrillic.runs += spare
        cyrillicLetters += letters
      } else {
        latin.words.append(whole)
        latin.runs += spare
        latinLetters += letters
      }
      spare.removeAll(keepingCapacity: true)
    }

    mutating func takeOther(letters: Int) { otherLetters += letters }
  }
}
