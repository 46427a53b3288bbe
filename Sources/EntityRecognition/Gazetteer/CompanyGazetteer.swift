import TextCore

/// The companies that are known, and the forms by which texts name them; the same for all languages.
///
/// A class, because every finder holds on to it and its many fields need not be copied.
public final class CompanyGazetteer: Sendable {
  let companies: CompanyTable
  /// The languages that there are lexicons of: at most 32.
  let languages: [Language]
  /// All forms, those that fold to the same bytes side by side.
  let aliases: PackedArray<CompanyAlias>
  /// The forms of ``aliases`` as they are spelled, one after the other.
  let spellings: PackedArray<UInt8>
  /// Folded forms; the value is an index into ``groups``.
  let names: PatternTrie
  /// What ``names`` begin with.
  let nameBeginnings: FirstWordFilter
  /// Which of ``aliases`` fold to the same bytes.
  let groups: PackedRanges
  /// Words and beginnings of words that speak for a company, folded, in the order of the numbers ``context(of:)`` speaks of.
  let contextWords: PackedStrings
  /// The context words of all companies, one company after the other.
  private let contextNumbers: PackedArray<Int32>
  /// Those of each company.
  private let contextRanges: PackedRanges
  let legalForms: LegalForms
  /// For each of ``languages``, what those forms begin with that have no capital there, those of one word with their inflections: few small
  /// words need to be looked up.
  private let smallBeginnings: [FirstWordFilter]
  /// How many companies have a name of several words that begins with this one.
  let firstWords: FormTable
  let sounds: SoundIndex

  /// The companies of `companies.tsv` and of the lists beside it (`companies-*.tsv`), from `companies.pack` if that was made of them.
  public convenience init(lexicons: LexiconFolder) throws(LexiconError) {
    let lists = try CompanyLists(lexicons)
    if let pack = try lexicons.pack(CompanyLists.pack, of: nil, mark: { lists.mark }) {
      try self.init(pack, lexicons)
    } else {
      try self.init(lists, lexicons)
    }
  }

  /// The companies of the lists, whether there is a pack of them or not.
  init(_ lists: CompanyLists, _ lexicons: LexiconFolder) throws(LexiconError) {
    languages = lexicons.languages
    var builder = Builder(languages)
    let inflections = try NameInflections(lexicons)
    for file in try lists.files {
      try file.forEachRow { (row) throws(LexiconError) in try builder.add(row, inflections) }
    }
    companies = CompanyTable(builder.companies)
    contextNumbers = PackedArray(builder.contextNumbers)
    contextRanges = PackedRanges(ends: builder.contextEnds)
    spellings = PackedArray(builder.spellings)
    firstWords = FormTable(builder.firstWords)
    contextWords = PackedStrings(builder.contextWords)
    legalForms = try LegalForms(lexicons)

    let forms = builder.forms
    let folded = CaseFolding.folded(builder.spellings)
    var order = Array(forms.indices)
    var groups: [Int32] = []
    var patterns: [(pattern: [UInt8], value: Int32)] = []
    var table = WordTable(minimumCapacity: forms.count)
    var members = [Int32](repeating: 0, count: forms.count)
    // Forms are grouped by first occurrence, so that no sort of all bytes is needed beside the one of the trie.
    for (index, form) in forms.enumerated() {
      let pattern = Array(folded[form.spelling])
      let group = table.insert(folded: pattern, value: Int32(patterns.count))
      members[index] = group
      if Int(group) == patterns.count { patterns.append((pattern, group)) }
    }
    order.sort { (members[$0], forms[$0].rank, $0) < (members[$1], forms[$1].rank, $1) }
    groups.reserveCapacity(patterns.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count && members[order[end]] == members[order[start]] { end += 1 }
      groups.append(Int32(end))
      start = end
    }
    self.groups = PackedRanges(ends: groups)
    let aliases = order.map { forms[$0] }
    self.aliases = PackedArray(aliases)
    smallBeginnings = try Self.smallBeginnings(of: aliases, builder.spellings, lexicons)
    names = PatternTrie(patterns)
    nameBeginnings = FirstWordFilter(patterns.lazy.map(\.pattern))
    sounds = try SoundIndex(of: aliases, builder.spellings, lexicons)
  }

  /// The companies of a pack, which says what it was made from.
  ///
  /// - Throws: ``LexiconError/malformed(path:line:found:expected:)`` when it holds other arrays than ``write(to:)`` writes.
  private init(_ packed: PackReader, _ lexicons: LexiconFolder) throws(LexiconError) {
    var pack = packed
    guard let companies = CompanyTable(from: &pack), let aliases = pack.array(of: CompanyAlias.self),
      let spellings = pack.array(of: UInt8.self), let groups = PackedRanges(from: &pack),
      let contextNumbers = pack.array(of: Int32.self), let contextRanges = PackedRanges(from: &pack),
      let names = PatternTrie(from: &pack), let contextWords = PackedStrings(from: &pack),
      let nameBeginnings = FirstWordFilter(from: &pack), let firstWords = FormTable(from: &pack),
      let sounds = try SoundIndex(from: &pack, lexicons),
      let smallBeginnings = Self.smallBeginnings(from: &pack, lexicons), contextRanges.count == companies.count,
      Int(contextRanges.end) == contextNumbers.count, Int(groups.end) == aliases.count
    else {
      throw .malformed(
        path: lexicons.path(CompanyLists.pack, of: nil), line: 1, found: "arrays that do not fit", expected: "what “lexicon pack” writes")
    }
    self.companies = companies
    languages = lexicons.languages
    self.aliases = aliases
    self.spellings = spellings
    self.names = names
    self.nameBeginnings = nameBeginnings
    self.groups = groups
    self.contextWords = contextWords
    self.contextNumbers = contextNumbers
    self.contextRanges = contextRanges
    legalForms = try LegalForms(lexicons)
    self.firstWords = firstWords
    self.smallBeginnings = smallBeginnings
    self.sounds = sounds
  }

  /// Writes what the initializer reads.
  func write(to pack: inout PackWriter) {
    companies.write(to: &pack)
    pack.write(aliases)
    pack.write(spellings)
    groups.write(to: &pack)
    pack.write(contextNumbers)
    contextRanges.write(to: &pack)
    names.write(to: &pack)
    contextWords.write(to: &pack)
    nameBeginnings.write(to: &pack)
    firstWords.write(to: &pack)
    sounds.write(to: &pack)
    for filter in smallBeginnings { filter.write(to: &pack) }
  }

  /// The context words of a company, sorted.
  func context(of company: Int32) -> Slice<PackedArray<Int32>> {
    let range = contextRanges[Int(company)]
    return contextNumbers[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// The bit of a language in ``CompanyAlias/ambiguousIn``. In one that the lists know nothing of whatever is ambiguous anywhere is so.
  func bit(of language: Language) -> UInt32 { languages.firstIndex(of: language).map { 1 << UInt32($0) } ?? .max }

  /// What the small words of a language are asked whether a form begins with one or is one without an ending.
  ///
  /// Of a language that the lists know nothing of there are no endings.
  func smallBeginnings(of language: Language) -> FirstWordFilter {
    smallBeginnings[languages.firstIndex(of: language) ?? languages.count]
  }

  private static func smallBeginnings(
    of aliases: [CompanyAlias], _ spellings: [UInt8], _ lexicons: LexiconFolder
  ) throws(LexiconError) -> [FirstWordFilter] {
    let folded = CaseFolding.folded(spellings)
    let forms = aliases.filter { alias in
      alias.kind != .ticker && !UTF8Scalar.isUppercase(UTF8Scalar.decode(spellings.span, at: alias.spelling.lowerBound).value)
    }.map { Array(folded[$0.spelling]) }
    var filters: [FirstWordFilter] = []
    for language in lexicons.languages {
      filters.append(FirstWordFilter(forms, endings: NameEndings(try LanguageFacts(language, in: lexicons)["name_endings"] ?? []).forms))
    }
    return filters + [FirstWordFilter(forms)]
  }

  /// One filter for each language and one for all others; nil when `pack` holds something else.
  private static func smallBeginnings(from pack: inout PackReader, _ lexicons: LexiconFolder) -> [FirstWordFilter]? {
    var filters: [FirstWordFilter] = []
    for _ in 0...lexicons.languages.count {
      guard let filter = FirstWordFilter(from: &pack) else { return nil }
      filters.append(filter)
    }
    return filters
  }

  private struct Builder {
    var companies: [Company] = []
    var contextNumbers: [Int32] = []
    var contextEnds: [Int32] = []
    var spellings: [UInt8] = []
    var forms: [CompanyAlias] = []
    var firstWords = FormTableBuilder(minimumCapacity: 8_000)
    var contextWords: [String] = []
    private var contextTable = WordTable(minimumCapacity: 8_000)
    private let languages: [Language]

    init(_ languages: [Language]) { self.languages = languages }

    mutating func add(_ row: LexiconFile.Row, _ inflections: NameInflections) throws(LexiconError) {
      let company = Int32(companies.count)
      let country = row.string(2)
      let parent = row.string(4)
      companies.append(
        Company(
          id: row.string(0), name: row.string(1), country: country.isEmpty ? nil : country, kind: row.string(3),
          parent: parent.isEmpty ? nil : parent, isListed: true))
      let name = row.bytes(1)
      var own: [(kind: CompanyAlias.Kind, ambiguousIn: UInt32, form: ArraySlice<UInt8>)] = []
      for cell in row.values(5) {
        let value = AliasValue(cell)
        if value.form.isEmpty { throw row.malformed(5, expected: "a form behind every “=”") }
        own.append((value.kind, try bits(of: value.languages, row), value.form))
      }
      // The name in column 2 counts as a bare form unless it stands among the others with a kind of its own.
      if !own.contains(where: { $0.form == name && $0.kind != .ticker }) { own.append((.name, .max, name)) }
      for (kind, ambiguousIn, form) in own {
        func add(_ form: ArraySlice<UInt8>) { self.add(form, kind, ambiguousIn, company) }
        add(form)
        if kind == .name, let space = form.firstIndex(of: 0x20) { count(firstWord: form[..<space]) }
        for other in Self.otherApostrophes(of: form) { add(other) }
        guard kind == .name || kind == .word else { continue }
        inflections.forEachForm(of: form, country: country) { add($0[...]) }
      }
      var context: [Int32] = []
      for value in row.values(6) {
        let pattern = CaseFolding.folded(Array(value))
        let number = contextTable.insert(folded: pattern, value: Int32(contextWords.count))
        if Int(number) == contextWords.count { contextWords.append(String(decoding: pattern, as: UTF8.self)) }
        context.append(number)
      }
      contextNumbers += context.sorted()
      contextEnds.append(Int32(contextNumbers.count))
    }

    /// The bits of some languages; all bits for nil.
    private func bits(of wanted: [Language]?, _ row: LexiconFile.Row) throws(LexiconError) -> UInt32 {
      guard let wanted else { return .max }
      var bits: UInt32 = 0
      for language in wanted {
        guard let index = languages.firstIndex(of: language) else {
          throw row.malformed(5, expected: "languages that have a folder behind “word:”, with a comma between them")
        }
        bits |= 1 << UInt32(index)
      }
      return bits
    }

    private mutating func add(_ form: ArraySlice<UInt8>, _ kind: CompanyAlias.Kind, _ ambiguousIn: UInt32, _ company: Int32) {
      let start = spellings.count
      spellings.append(contentsOf: form)
      forms.append(CompanyAlias(kind: kind, ambiguousIn: ambiguousIn, company: company, spelling: start..<spellings.count))
    }

    /// `McDonald's` for `McDonald’s` and the other way about: texts write either, and some an accent.
    private static func otherApostrophes(of form: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
      guard form.contains(0x27) || form.contains(0xE2) || form.contains(0xC2) else { return [] }
      let text = String(decoding: form, as: UTF8.self)
      let apostrophes: [Character] = ["'", "’", "´", "`"]
      guard let own = text.first(where: apostrophes.contains) else { return [] }
      return apostrophes.filter { $0 != own }.map { other in ArraySlice(text.map { $0 == own ? String(other) : String($0) }.joined().utf8) }
    }

    private mutating func count(firstWord: ArraySlice<UInt8>) {
      let word = WordHash.hash(CaseFolding.folded(Array(firstWord)))
      firstWords.insert(word, (firstWords.value(of: word) ?? 0) + 1, replacing: true)
    }
  }
}
