import ArgumentParser
import Extraction
import Reporting

/// How `tenor extract` writes an article: `jsonl` for programs, the others for people.
enum ArticleFormat: String, CaseIterable, ExpressibleByArgument {
  case jsonl, text, markdown

  /// The article for people: headline, who, when and where, then the text, a blank line between paragraphs; captions in Markdown only.
  func page(of article: Article) -> String {
    let facts = ([article.authors.joined(separator: ", ")] + [article.published, article.site].map { $0 ?? "" }).filter { !$0.isEmpty }
      .joined(separator: " · ")
    var parts: [String] = []
    if let title = article.title { parts.append(self == .markdown ? "# " + escaped(title) : TerminalText.clean(title)) }
    if !facts.isEmpty { parts.append(self == .markdown ? "*" + escaped(facts) + "*" : TerminalText.clean(facts)) }
    var previous: Passage.Kind?
    for (index, passage) in article.passages.enumerated() {
      if passage.kind == .caption && self != .markdown { continue }
      let words = passage.caption ?? article.text.string(passage.range)
      // A text that begins with its headline has it once.
      if index == 0 && words == article.title { continue }
      let line = self.line(words, passage.kind)
      // The items of a list stand together.
      if passage.kind == .listItem, previous == .listItem, let last = parts.popLast() {
        parts.append(last + "\n" + line)
      } else {
        parts.append(line)
      }
      previous = passage.kind
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Between two articles.
  var separator: String { self == .markdown ? "\n---\n\n" : "\n\n" }

  private func line(_ text: String, _ kind: Passage.Kind) -> String {
    guard self == .markdown else { return (kind == .listItem ? "• " : "") + TerminalText.clean(text) }
    return switch kind {
    case .heading: "## " + escaped(text)
    case .quote: "> " + escaped(text)
    case .listItem: "- " + escaped(text)
    case .caption: "*" + escaped(text) + "*"
    case .paragraph: escaped(text)
    }
  }

  /// What Markdown would take for its own marks is kept as written.
  private func escaped(_ text: String) -> String {
    var output = ""
    for character in TerminalText.clean(text) {
      if "\\`*_[]<".contains(character) { output.append("\\") }
      output.append(character)
    }
    if let first = output.first, "#>+-".contains(first) { return "\\" + output }
    // `1. Mai` begins a list.
    let digits = output.prefix { $0.isASCII && $0.isNumber }
    let rest = output.dropFirst(digits.count)
    return !digits.isEmpty && rest.first == "." ? digits + "\\" + rest : output
  }
}
