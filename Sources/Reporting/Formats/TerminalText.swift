/// Text for a terminal: in colours where it has them, and without anything in it that it would obey.
package struct TerminalText: Sendable {
  /// Select Graphic Rendition (ECMA-48): bold, faint, green, red, bold cyan.
  package enum Style: String, Sendable {
    case heading = "1"
    case soft = "2"
    case praise = "32"
    case blame = "31"
    case company = "1;36"
  }

  package let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  package func paint(_ text: String, _ style: Style) -> String { isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text }

  /// One line of it: control characters, line breaks as well, become spaces.
  package static func clean(_ text: some StringProtocol) -> String { cleaned(text, keepsLineBreaks: false) }

  /// Control characters become spaces; line breaks stay.
  package static func cleanLines(_ text: some StringProtocol) -> String { cleaned(text, keepsLineBreaks: true) }

  private static func cleaned(_ text: some StringProtocol, keepsLineBreaks: Bool) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.properties.generalCategory != .control || (keepsLineBreaks && scalar == "\n") ? scalar : " "
        }))
  }

  /// At most so many characters of a line, clean.
  package static func cut(_ text: String, to length: Int) -> String {
    let line = clean(text)
    return line.count <= length ? line : line.prefix(length - 1) + "…"
  }
}
