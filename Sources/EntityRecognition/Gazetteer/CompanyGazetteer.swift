import TextCore

/// The companies that are known, and the forms by which texts name them; the same for all languages.
///
/// A class, because every finder holds on to it and its many fields need not be copied.
public final class CompanyGazetteer: Sendable {
  let companies: [Company]
  /// The languages that there are lexicons of: at most 32.
  let languages: [Language]
  /// All forms, those that fold to the same bytes side by side.
  let aliases: [CompanyAlias]
  /// The forms of ``aliases`` as they are spelled, one after the other.
  let spellings: [UInt8]
  /// Folded forms; the value is an index into ``groups``.
  let names: PatternTrie
  /// What ``names`` begin with.
  let nameBeginnings: FirstWordFilter
  /// Which of ``aliases`` fold to the same bytes.
  let groups: [Range<Int32>]
  /// Words and beginnings of words that speak for a company, folded; the value is the number ``contexts`` speaks of.
  let contextWords: PatternTrie
  /// The context words of each company, sorted.
  let contexts: [[Int32]]
  let legalForms: LegalForms
  /// Beginnings of the forms that have no capital there: few small words need to be looked up.
  let smallBeginnings: PrefixFilter
  /// How many companies have a name of several words that begins with this one.
  let firstWords: WordTable
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
    companies = builder.companies
    contexts = builder.contexts
    spellings = builder.spellings
    firstWords = builder.firstWords
    contextWords = PatternTrie(builder.contextPatterns)
    legalForms = try LegalForms(lexicons)

    let forms = builder.forms
    let folded = CaseFolding.folded(builder.spellings)
    var order = Array(forms.indices)
    var groups: [Range<Int32>] = []
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
      groups.append(Int32(start)..<Int32(end))
      start = end
    }
    self.groups = groups
    aliases = order.map { forms[$0] }
    smallBeginnings = Self.smallBeginnings(of: aliases, spellings)
    names = PatternTrie(patterns)
    nameBeginnings = FirstWordFilter(patterns.lazy.map(\.pattern))
    sounds = try SoundIndex(of: aliases, spellings, lexicons)
  }

  /// The companies of a pack, which says what it was made from.
  ///
  /// - Throws: ``LexiconError/malformed(path:line:found:expected:)`` when it holds other arrays than ``file(mark:)`` writes.
  private init(_ packed: PackReader, _ lexicons: LexiconFolder) throws(LexiconError) {
    var pack = packed
    let damaged = LexiconError.malformed(
      path: lexicons.path(CompanyLists.pack, of: nil), line: 1, found: "arrays that do not fit", expected: "what “lexicon pack” writes")
    guard let strings = pack.readStrings(), let isListed = pack.read(Bool.self), strings.count == isListed.count * Self.columns,
      let kinds = pack.read(UInt8.self), let ambiguousIn = pack.read(UInt32.self), let owners = pack.read(Int32.self),
      let bounds = pack.read(Int32.self),
      let spellings = pack.read(UInt8.self), let groups = pack.read(Int32.self), let words = pack.read(Int32.self),
      let wordEnds = pack.read(Int32.self), let names = PatternTrie(from: &pack), let contextWords = PatternTrie(from: &pack),
      let nameBeginnings = FirstWordFilter(from: &pack), let firstWords = WordTable(from: &pack),
      let smallBeginnings = PrefixFilter(from: &pack),
      let sounds = try SoundIndex(from: &pack, lexicons)
    else { throw damaged }
    var companies: [Company] = []
    companies.reserveCapacity(isListed.count)
    for index in isListed.indices {
      let row = strings[(index * Self.columns)..<((index + 1) * Self.columns)]
      func cell(_ column: Int) -> String? { row[row.startIndex + column].isEmpty ? nil : row[row.startIndex + column] }
      companies.append(
        Company(
          id: row[row.startIndex], name: row[row.startIndex + 1], country: cell(2), kind: cell(3), parent: cell(4),
          isListed: isListed[index]))
    }
    var aliases: [CompanyAlias] = []
    aliases.reserveCapacity(kinds.count)
    for index in kinds.indices {
      guard let kind = CompanyAlias.Kind(rawValue: kinds[index]) else { throw damaged }
      aliases.append(
        CompanyAlias(
          kind: kind, ambiguousIn: ambiguousIn[index], company: owners[index],
          spelling: Int(bounds[2 * index])..<Int(bounds[2 * index + 1])))
    }
    var contexts: [[Int32]] = []
    contexts.reserveCapacity(wordEnds.count)
    var first = 0
    for end in wordEnds {
      contexts.append(Array(words[first..<Int(end)]))
      first = Int(end)
    }
    var ranges: [Range<Int32>] = []
    ranges.reserveCapacity(groups.count)
    for (index, end) in groups.enumerated() { ranges.append((index == 0 ? 0 : groups[index - 1])..<end) }
    self.companies = companies
    languages = lexicons.languages
    self.aliases = aliases
    self.spellings = spellings
    self.names = names
    self.nameBeginnings = nameBeginnings
    self.groups = ranges
    self.contextWords = contextWords
    self.contexts = contexts
    legalForms = try LegalForms(lexicons)
    self.firstWords = firstWords
    self.smallBeginnings = smallBeginnings
    self.sounds = sounds
  }

  /// The bit of a language in ``CompanyAlias/ambiguousIn``. In one that the lists know nothing of whatever is ambiguous anywhere is so.
  func bit(of language: Language) -> UInt32 { languages.firstIndex(of: language).map { 1 << UInt32($0) } ?? .max }

  private static func smallBeginnings(of aliases: [CompanyAlias], _ spellings: [UInt8]) -> PrefixFilter {
    var filter = PrefixFilter()
    let folded = CaseFolding.folded(spellings)
    for alias in aliases
    where alias.kind != .ticker && !UTF8Scalar.isUppercase(UTF8Scalar.decode(spellings.span, at: alias.spelling.lowerBound).value) {
      filter.insert(folded[alias.spelling])
    }
    return filter
  }

  private struct Builder {
    var companies: [Company] = []
    var contexts: [[Int32]] = []
    var spellings: [UInt8] = []
    var forms: [CompanyAlias] = []
    var firstWords = WordTable(minimumCapacity: 8_000)
    var contextPatterns: [(pattern: [UInt8], value: Int32)] = []
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
        let number = contextTable.insert(folded: pattern, value: Int32(contextPatterns.count))
        if Int(number) == contextPatterns.count { contextPatterns.append((pattern, number)) }
        context.append(number)
      }
      contexts.append(context.sorted())
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
      let word = CaseFolding.folded(Array(firstWord))
      let count = firstWords.value(folded: word.span, 0..<word.count) ?? 0
      firstWords.insert(folded: word, value: count + 1, replacing: true)
    }
  }
}
