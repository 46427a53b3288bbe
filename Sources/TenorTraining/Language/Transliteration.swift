/// Bulgarian in Latin letters, out of folded Bulgarian text.
enum Transliteration {
  /// The official one (Transliteration Act of 2009).
  static let official: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya",
  ]

  /// What people write instead, `shlyokavitsa`: each writer has habits of his own, and keeps to them.
  static let habits: [(scalar: Unicode.Scalar, spellings: [String])] = [
    ("ж", ["j", "zh", "j"]), ("й", ["i", "j", "y"]), ("у", ["u"]), ("х", ["h", "x"]), ("ц", ["c", "ts", "tz"]), ("ч", ["4", "4", "ch"]),
    ("ш", ["6", "6", "sh"]), ("щ", ["6t", "6t", "sht"]), ("ъ", ["u", "a", "y"]), ("ь", ["i", "y", "j"]), ("ю", ["iu", "yu", "u", "ju"]),
    ("я", ["q", "q", "ya", "ia"]), ("в", ["v", "v", "w"]),
  ]

  /// In the official spelling or in one somebody may have.
  static func latin(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var table = official
    if random.happens(0.5) {
      for (scalar, spellings) in habits { table[scalar] = spellings[random.below(spellings.count)] }
    }
    return replacing(bytes, table)
  }

  static func replacing(_ bytes: [UInt8], _ table: [Unicode.Scalar: String]) -> [UInt8] {
    var output: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if let letters = table[scalar] { output += letters.utf8 } else { output += UTF8.encode(scalar)! }
    }
    return output
  }
}
