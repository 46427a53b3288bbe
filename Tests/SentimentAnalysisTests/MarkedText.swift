import TextCore

/// A sentence with its targets marked in it, and what is said of each: `[Costco](+) treats people better than [Walmart](-).`
struct MarkedText {
  let text: String
  let targets: [(range: TextRange, label: Character)]

  init(_ marked: String) {
    var text = ""
    var targets: [(range: TextRange, label: Character)] = []
    var start: Int?
    var rest = marked[...]
    while let character = rest.popFirst() {
      if character == "[" {
        start = text.utf8.count
      } else if character == "]", let begin = start, rest.first == "(", let label = rest.dropFirst().first {
        targets.append((TextRange(begin, text.utf8.count), label))
        start = nil
        rest = rest.dropFirst(3)
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.targets = targets
  }
}
