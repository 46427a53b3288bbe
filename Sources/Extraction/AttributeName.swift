/// The attributes that are kept; all others are dropped while parsing.
enum AttributeName: UInt8, CaseIterable, Sendable {
  case `class`, id, name, property, itemprop, itemtype, content, href, rel, datetime, role, hidden, style, title, ariaHidden, httpEquiv,
    lang
  case testID, component, type

  var spelling: String {
    switch self {
    case .ariaHidden: "aria-hidden"
    case .httpEquiv: "http-equiv"
    case .testID: "data-testid"
    case .component: "data-component"
    default: "\(self)"
    }
  }

  /// Names by the hash of ``TagTable``.
  static let byHash: [UInt32: AttributeName] = {
    var table: [UInt32: AttributeName] = [:]
    for name in AttributeName.allCases {
      var hash = TagTable.seed
      for byte in name.spelling.utf8 { hash = TagTable.step(hash, byte) }
      table[hash] = name
    }
    return table
  }()
}
