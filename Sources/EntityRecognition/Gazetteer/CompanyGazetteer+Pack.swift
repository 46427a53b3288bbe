import TextCore

/// The compiled gazetteer as a file: arrays as they stand in memory, so that a million names are there without parsing and sorting.
extension CompanyGazetteer {
  /// The contents of `companies.pack` for the lists of a folder.
  public static func pack(_ lexicons: LexiconFolder) throws(LexiconError) -> [UInt8] {
    let lists = try CompanyLists(lexicons)
    return try CompanyGazetteer(lists, lexicons).file(mark: lists.mark)
  }

  /// The gazetteer of a folder's pack; nil when it has none, or one that was not made of these lists.
  init?(packed lists: CompanyLists, _ lexicons: LexiconFolder) throws(LexiconError) {
    guard var pack = try lexicons.pack(CompanyLists.pack, of: nil, mark: { lists.mark }),
      let strings = pack.readStrings(), let isListed = pack.read(Bool.self),
      let kinds = pack.read(UInt8.self), let ambiguousIn = pack.read(UInt32.self), let owners = pack.read(Int32.self),
      let bounds = pack.read(Int32.self),
      let spellings = pack.read(UInt8.self), let groups = pack.read(Int32.self), let words = pack.read(Int32.self),
      let wordEnds = pack.read(Int32.self), let names = PatternTrie(from: &pack), let contextWords = PatternTrie(from: &pack),
      let nameBeginnings = HashFilter(from: &pack), let firstWords = WordTable(from: &pack),
      let smallBeginnings = PrefixFilter(from: &pack),
      let sounds = try SoundIndex(from: &pack, lexicons)
    else { return nil }
    var companies: [Company] = []
    companies.reserveCapacity(isListed.count)
    guard strings.count == isListed.count * Self.columns else { return nil }
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
      guard let kind = CompanyAlias.Kind(rawValue: kinds[index]) else { return nil }
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
    self.init(
      companies: companies, languages: lexicons.languages, aliases: aliases, spellings: spellings, names: names,
      nameBeginnings: nameBeginnings, groups: ranges,
      contextWords: contextWords,
      contexts: contexts, legalForms: try LegalForms(lexicons), firstWords: firstWords, smallBeginnings: smallBeginnings, sounds: sounds)
  }

  /// The columns of a company that are kept as strings.
  private static let columns = 5

  private func file(mark: String) -> [UInt8] {
    var pack = PackWriter()
    pack.write(strings: companies.flatMap { [$0.id, $0.name, $0.country ?? "", $0.kind ?? "", $0.parent ?? ""] })
    pack.write(companies.map(\.isListed))
    pack.write(aliases.map(\.kind.rawValue))
    pack.write(aliases.map(\.ambiguousIn))
    pack.write(aliases.map(\.company))
    pack.write(aliases.flatMap { [Int32($0.spelling.lowerBound), Int32($0.spelling.upperBound)] })
    pack.write(spellings)
    pack.write(groups.map(\.upperBound))
    pack.write(contexts.flatMap { $0 })
    var wordEnds: [Int32] = []
    for context in contexts { wordEnds.append((wordEnds.last ?? 0) + Int32(context.count)) }
    pack.write(wordEnds)
    names.write(to: &pack)
    contextWords.write(to: &pack)
    nameBeginnings.write(to: &pack)
    firstWords.write(to: &pack)
    smallBeginnings.write(to: &pack)
    sounds.write(to: &pack)
    return pack.file(mark: mark)
  }
}
