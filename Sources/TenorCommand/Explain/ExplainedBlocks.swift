import Extraction
import Ingest
import Reporting

/// A page block by block, for people: what was kept, what was dropped and why, and where it stands in the page.
struct ExplainedBlocks {
  let terminal: TerminalText

  /// Characters of a block that are shown.
  private static let excerpt = 160
  /// Characters of a path that are shown: its end tells blocks apart.
  private static let pathLength = 70

  /// A document that could not be read.
  func text(of failure: FailedDocument) -> String { TerminalText.clean("\(failure.source.path): \(failure.error)") + "\n\n" }

  func text(of explanation: PageExplanation?, path: String) -> String {
    let path = TerminalText.clean(path)
    guard let explanation else { return "\(path): plain text has no blocks\n\n" }
    let article = explanation.article.isEmpty ? "none found" : TerminalText.clean(explanation.article)
    var lines = [terminal.paint(path, .heading), "article: " + article, ""]
    for block in explanation.blocks {
      let isKept = block.decision == .kept
      let linked = Int((block.linkDensity * 100).rounded())
      let facts = "weight \(Int(block.weight.rounded()))" + (linked > 0 ? ", \(linked) % linked" : "")
      lines.append(terminal.paint((isKept ? "+ " : "− ") + reason(block.decision), isKept ? .praise : .blame) + "  (\(facts))")
      lines.append("    " + TerminalText.clean(block.text.prefix(Self.excerpt)))
      lines.append("    " + place(block.path))
    }
    if !explanation.removed.isEmpty {
      lines += ["", terminal.paint("left out for what they call themselves:", .heading)]
      for element in explanation.removed where !element.text.isEmpty {
        lines.append("− " + place(element.path))
        lines.append("    " + TerminalText.clean(element.text.prefix(Self.excerpt)))
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

  private func place(_ path: String) -> String { terminal.paint("…" + TerminalText.clean(path.suffix(Self.pathLength)), .soft) }
}
