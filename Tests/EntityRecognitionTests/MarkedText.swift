/// A text in which mentions are marked: `Die [Siemens AG](siemens) wächst.`
struct MarkedText {
  struct Mark: Equatable, CustomStringConvertible {
    let text: String
    let id: String

    var description: String { "[\(text)](\(id))" }
  }

  /// The text without its marks.
  let plain: String
  let marks: [Mark]

  init(_ marked: String) {
    var plain = ""
    var marks: [Mark] = []
    var rest = marked[...]
    while let open = rest.firstIndex(of: "["), let middle = rest[open...].range(of: "]("),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      let text = String(rest[rest.index(after: open)..<middle.lowerBound])
      plain += rest[..<open] + text
      marks.append(Mark(text: text, id: String(rest[middle.upperBound..<close])))
      rest = rest[rest.index(after: close)...]
    }
    self.plain = plain + rest
    self.marks = marks
  }
}
