import TextCore

/// The compiled lexicon of a language as a file: its tables as they stand in memory, so that no form has to be made again.
extension SentimentLexicon {
  /// Name of the file in the folder of its language.
  static let pack = "sentiment.pack"
  /// The version of what a pack holds, the meaning of numbers in it included; a pack of another one is not read.
  private static let version = "tenor.sentiment/7"
  /// What a lexicon is made from, of the language and of none; some may be missing.
  private static let sources = [
    "company-nouns.tsv", "inflection.tsv", "language.tsv", "polarity-fitted.tsv", "polarity.tsv", "shifters.tsv", "stopwords.tsv",
  ]
  private static let sharedSources = ["emoji.tsv"]

  /// The lexicon of a language with fitted weights where it has them: its pack if that was made of the files as they are, else the files.
  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    if let packed = try Self.packed(language, in: folder) {
      self = packed
    } else {
      self = try SentimentLexiconBuilder.lexicon(language, in: folder, fitted: true)
    }
  }

  /// The contents of a pack of the files as they are.
  static func pack(_ language: Language, in folder: LexiconFolder) throws(LexiconError) -> [UInt8] {
    try SentimentLexiconBuilder.lexicon(language, in: folder, fitted: true).file(mark: mark(language, in: folder))
  }

  /// What the files of a lexicon are now, as the first line of a pack has it.
  private static func mark(_ language: Language, in folder: LexiconFolder) throws(LexiconError) -> String {
    try folder.mark(version, of: sources.map { ($0, language) } + sharedSources.map { ($0, nil) })
  }

  private static func packed(_ language: Language, in folder: LexiconFolder) throws(LexiconError) -> SentimentLexicon? {
    guard
      var pack = try folder.pack(pack, of: language, mark: { () throws(LexiconError) in try mark(language, in: folder) }),
      let entries = pack.read(PolarityEntry.self), let lemmas = pack.read(UInt8.self), let shifters = pack.read(Shifter.self),
      let senses = pack.read(Sense.self), let splitForms = pack.read(SplitForm.self), let splitParts = pack.read(UInt64.self),
      let words = FormTable(from: &pack), let markStarts = pack.read(Bool.self), let phrasePairs = HashFilter(from: &pack),
      let phrases = PatternTrie(from: &pack), let hasHeads = pack.read(Bool.self)?.first, let heads = FormTable(from: &pack),
      let firstParts = FormTable(from: &pack), let prefixes = FormTable(from: &pack),
      let references = BackReferences(from: &pack)
    else { return nil }
    return SentimentLexicon(
      entries: entries, lemmas: lemmas, shifters: shifters, senses: senses, splitForms: splitForms, splitParts: splitParts, words: words,
      markStarts: markStarts, phrasePairs: phrasePairs, phrases: phrases, heads: hasHeads ? heads : nil, firstParts: firstParts,
      prefixes: prefixes, references: references)
  }

  private func file(mark: String) -> [UInt8] {
    var pack = PackWriter()
    pack.write(entries)
    pack.write(lemmas)
    pack.write(shifters)
    pack.write(senses)
    pack.write(splitForms)
    pack.write(splitParts)
    words.write(to: &pack)
    pack.write(markStarts)
    phrasePairs.write(to: &pack)
    phrases.write(to: &pack)
    pack.write([heads != nil])
    (heads ?? FormTable(FormTableBuilder(minimumCapacity: 1))).write(to: &pack)
    firstParts.write(to: &pack)
    prefixes.write(to: &pack)
    references.write(to: &pack)
    return pack.file(mark: mark)
  }
}
