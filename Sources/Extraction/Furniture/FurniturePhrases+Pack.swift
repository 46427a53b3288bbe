import TextCore

/// The wording of furniture in all languages as a file: arrays as they stand in memory, which load without parsing.
extension FurniturePhrases {
  /// Name of the file in the folder of what belongs to no language.
  static let pack = "furniture.pack"
  /// The version of what a pack holds, the order of kinds and places included; a pack of another one is not read.
  private static let version = "tenor.furniture/2"

  /// The phrases of a folder: of its pack if that was made of the lists as they are, else of the lists.
  init(_ folder: LexiconFolder) throws(LexiconError) {
    if var pack = try folder.pack(Self.pack, of: nil, mark: { () throws(LexiconError) in try Self.mark(folder) }),
      let packed = FurniturePhrases(from: &pack)
    {
      self = packed
    } else {
      try self.init(lists: folder)
    }
  }

  /// The contents of a pack of the lists as they are.
  static func pack(_ folder: LexiconFolder) throws(LexiconError) -> [UInt8] {
    var pack = PackWriter()
    try FurniturePhrases(lists: folder).write(to: &pack)
    return pack.file(mark: try mark(folder))
  }

  private static func mark(_ folder: LexiconFolder) throws(LexiconError) -> String {
    try folder.mark(version, of: [("furniture.tsv", nil)] + folder.languages.map { ("furniture.tsv", $0) })
  }
}
