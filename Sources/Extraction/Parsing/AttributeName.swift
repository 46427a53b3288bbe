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

  static let byName = NameTable(AttributeName.allCases.map { ($0.spelling, $0) })
}
