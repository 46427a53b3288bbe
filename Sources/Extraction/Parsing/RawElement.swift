/// Elements whose content is no text of the page and is skipped at the speed of a scan: half of the bytes of a news page.
enum RawElement: Int, CaseIterable {
  case script, style, svg, noscript, iframe, template, textarea, select, math, audio, video, canvas, map, datalist, noembed, noframes

  /// Lower-case names, indexed by raw value.
  static let names: [[UInt8]] = RawElement.allCases.map { Array("\($0)".utf8) }

  init?(_ tag: Tag) {
    switch tag {
    case .script: self = .script
    case .style: self = .style
    case .svg: self = .svg
    case .noscript: self = .noscript
    case .iframe: self = .iframe
    case .template: self = .template
    case .textarea: self = .textarea
    case .select: self = .select
    case .math: self = .math
    case .audio: self = .audio
    case .video: self = .video
    case .canvas: self = .canvas
    case .map: self = .map
    case .datalist: self = .datalist
    case .noembed: self = .noembed
    case .noframes: self = .noframes
    default: return nil
    }
  }

  /// Has elements in it, among them perhaps others of its name.
  private var nests: Bool {
    switch self {
    case .svg, .template, .math: true
    default: false
    }
  }

  /// Offset of the `</name` that closes the element whose content begins at `start`.
  func end(_ source: Span<UInt8>, from start: Int) -> Int? {
    let name = RawElement.names[rawValue]
    let initial = name[0]
    var depth = 1
    var i = start
    let end = source.count
    while i &+ 2 < end {
      guard source[i] == 0x3C else {
        i &+= 1
        continue
      }
      if source[i &+ 1] == 0x2F, source[i &+ 2] | 0x20 == initial, RawElement.matches(source, i + 2, name) {
        depth -= 1
        if depth == 0 { return i }
      } else if nests, source[i &+ 1] | 0x20 == initial, RawElement.matches(source, i + 1, name) {
        depth += 1
      }
      i &+= 1
    }
    return nil
  }

  /// Whether the lower-case `name` stands at `start` and ends there.
  private static func matches(_ source: Span<UInt8>, _ start: Int, _ name: [UInt8]) -> Bool {
    let end = start + name.count
    guard end < source.count else { return false }
    for k in 0..<name.count where source[start + k] | 0x20 != name[k] { return false }
    let next = source[end]
    return next <= 0x20 || next == 0x3E || next == 0x2F
  }
}
