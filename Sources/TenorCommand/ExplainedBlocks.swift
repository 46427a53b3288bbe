import Extraction

/// A page block by block, for people: what was kept, what was dropped and why, and where it stands in the page.
struct ExplainedBlocks {
  let colored: Bool

  /// Characters of a block that are shown.
  private static let excerpt = 160
  /// Characters of a path that are shown: its end tells blocks apart.
  private static let pathLength = 70

  func text(of explanation: PageExplanation?, path: String) -> String {
    guard let explanation else { return "\(path): plain text has no blocks\n\n" }
    var lines = [paint(path, "1"), "article: " + (explanation.article.isEmpty ? "none found" : explanation.article), ""]
    for block in explanation.blocks {
      let isKept = block.decision == .kept
      let linked = Int((block.linkDensity * 100).rounded())
      let facts = "weight \(Int(block.weight.rounded()))" + (linked > 0 ? ", \(linked) % linked" : "")
      lines.append(paint((isKept ? "+ " : "− ") + reason(block.decision), isKept ? "32" : "31") + "  (\(facts))")
      lines.append("    " + block.text.prefix(Self.excerpt))
      lines.append("    " + paint("…" + block.path.suffix(Self.pathLength), "2"))
    }
    if !explanation.removed.isEmpty {
      lines += ["", paint("left out for what they call themselves:", "1")]
      for element in explanation.removed where !element.text.isEmpty {
        lines.append("− " + paint("…" + element.path.suffix(Self.pathLength), "2"))
        lines.append("    " + element.text.prefix(Self.excerpt))
      }
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func reason(_ decision: BlockDecision) -> String {
    switch decision {
    case .kept: "kept"
    case .outside: "outside the article"
    case .links: "leads to other pages"
    case .linkBox: "in a box of links"
    case .phrase: "wording of page furniture"
    case .caption: "stands alone beside a picture"
    case .opening: "headline, byline, date or label above the text"
    case .looseHeading: "heading without text below it"
    case .section: "below the heading of comments"
    case .tail: "label below the last sentence"
    case .repeated: "repeats an earlier block"
    }
  }

  private func paint(_ text: String, _ code: String) -> String { colored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
