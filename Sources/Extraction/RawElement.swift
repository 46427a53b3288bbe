/// Elements whose content is no text of the page and is cut out before parsing.
enum RawElement: Int, CaseIterable {
  case script, style, svg, noscript, iframe, template

  /// Folded names, indexed by raw value.
  static let names: [[UInt8]] = RawElement.allCases.map { Array("\($0)".utf8) }

  /// The raw element whose name begins at `start`, behind a `<`.
  static func at(_ start: Int, in source: Span<UInt8>) -> RawElement? {
    let candidate: RawElement
    switch source[start] | 0x20 {
    case 0x73:
      guard start + 2 < source.count else { return nil }
      switch source[start + 1] | 0x20 {
      case 0x63: candidate = .script
      case 0x74: candidate = .style
      case 0x76: candidate = .svg
      default: return nil
      }
    case 0x6E: candidate = .noscript
    case 0x69: candidate = .iframe
    case 0x74: candidate = .template
    default: return nil
    }
    return matches(source, start, names[candidate.rawValue]) ? candidate : nil
  }

  /// Whether the folded `name` stands at `start` and ends there.
  static func matches(_ source: Span<UInt8>, _ start: Int, _ name: [UInt8]) -> Bool {
    let end = start + name.count
    guard end < source.count else { return false }
    for k in 0..<name.count where source[start + k] | 0x20 != name[k] { return false }
    let next = source[end]
    return next <= 0x20 || next == 0x3E || next == 0x2F
  }
}
