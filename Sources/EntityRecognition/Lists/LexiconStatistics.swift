import TextCore

/// How many companies the lists have, and how many forms of each kind name them.
public struct LexiconStatistics {
  /// What is counted, and how many there are; in the order in which it should be shown.
  public let counts: [(what: String, count: Int)]

  public init(_ lexicons: LexiconFolder) throws(LexiconError) {
    var companies = 0
    var forms: [String: Int] = [:]
    var countries: [String: Int] = [:]
    var kinds: [String: Int] = [:]
    for file in try CompanyLists(lexicons).files {
      try file.forEachRow { (row) throws(LexiconError) in
        companies += 1
        countries[row.bytes(2).isEmpty ? "none" : row.string(2), default: 0] += 1
        kinds[row.string(3), default: 0] += 1
        var hasName = false
        for cell in row.values(5) {
          let value = AliasValue(cell)
          forms["\(value.kind)", default: 0] += 1
          if value.form == row.bytes(1) { hasName = true }
        }
        if !hasName { forms["name", default: 0] += 1 }
      }
    }
    var counts = [("companies", companies), ("forms", forms.values.reduce(0, +))]
    func add(_ what: String, _ table: [String: Int]) {
      for (key, count) in table.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { counts.append(("\(what) \(key)", count)) }
    }
    add("forms:", forms)
    add("kind:", kinds)
    add("country:", countries)
    self.counts = counts
  }
}
