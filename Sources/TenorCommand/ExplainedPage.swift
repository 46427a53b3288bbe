import EntityRecognition
import SentimentAnalysis
import Tenor
import TextCore

/// A record as a page for people: `[companies]`, `+praise+` and `-blame-` marked in the text, colours where the terminal has them.
struct ExplainedPage: Sendable {
  let colored: Bool

  func text(of record: Record) -> String {
    var lines: [String] = [bold(record.article?.title ?? record.source.path)]
    if let reason = record.reason {
      lines.append("\(record.status.rawValue): \(reason.message) (\(reason.stage)/\(reason.code))")
      return lines.joined(separator: "\n") + "\n\n"
    }
    guard let article = record.article, let analyzed = record.analyzed, let sentiment = record.sentiment else { return "" }
    var facts: [String] = []
    if !article.authors.isEmpty { facts.append(article.authors.joined(separator: ", ")) }
    facts += [article.published, article.site].compactMap { $0 }
    if let language = record.language { facts.append("\(language.language.code) (\(percent(language.confidence)))") }
    lines.append(facts.joined(separator: " · "))
    lines.append("")
    lines.append(marked(analyzed.text, record.mentions, sentiment.cues))
    lines.append("")
    lines.append(bold("Article") + "  " + verdict(sentiment))
    for company in record.companies {
      lines.append("")
      lines.append(bold(company.company.name) + "  " + verdict(company.sentiment))
      lines.append("  named \(company.mentions.count) times, relevance \(percent(company.relevance))")
      for cue in company.sentiment.cues { lines.append("  " + self.cue(cue, analyzed.text)) }
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// A text that was judged by itself.
  func text(of judged: JudgedText) -> String {
    var lines = [bold(judged.id), "\(judged.language.language.code) (\(percent(judged.language.confidence)))", ""]
    lines += [marked(judged.text, [], judged.sentiment.cues), "", bold("Text") + "  " + verdict(judged.sentiment)]
    lines += judged.sentiment.cues.map { "  " + cue($0, judged.text) }
    for case let target? in judged.targets {
      lines += ["", bold(judged.text.string(target.range)) + "  " + verdict(target.sentiment)]
      lines += target.sentiment.cues.map { "  " + cue($0, judged.text) }
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func verdict(_ sentiment: Sentiment) -> String {
    let color = sentiment.label == .positive ? "32" : sentiment.label == .negative ? "31" : "2"
    let tone = sentiment.tone == 0 ? "" : ", tone of the article \(number(sentiment.tone))"
    return paint("\(sentiment.label.rawValue) \(number(sentiment.score))", color)
      + "  (praise \(number(sentiment.positive)), blame \(number(-sentiment.negative))\(tone))"
  }

  /// What the cue counts, and what the lexicon gives it where that is another number.
  private func cue(_ cue: Cue, _ text: Text) -> String {
    var line = paint(number(cue.weight), cue.weight > 0 ? "32" : "31") + "  " + text.string(cue.range)
    if cue.lemma != text.foldedString(cue.range) { line += " ← \(cue.lemma)" }
    if cue.weight != cue.base { line += " (\(number(cue.base)))" }
    if !cue.shiftedBy.isEmpty { line += ", shifted by " + cue.shiftedBy.map(text.string).joined(separator: ", ") }
    return line
  }

  private func marked(_ text: Text, _ mentions: [Mention], _ cues: [Cue]) -> String {
    var marks: [(range: TextRange, open: String, close: String)] = []
    for mention in mentions where mention.kind == .company {
      marks.append((mention.range, colored ? "\u{1B}[1;36m" : "[", colored ? "\u{1B}[0m" : "]"))
    }
    for cue in cues {
      let sign = cue.weight > 0 ? "+" : "-"
      marks.append((cue.range, colored ? (cue.weight > 0 ? "\u{1B}[32m" : "\u{1B}[31m") : sign, colored ? "\u{1B}[0m" : sign))
    }
    marks.sort { $0.range < $1.range }
    var output = ""
    var position = 0
    for mark in marks where mark.range.start >= position {
      output += text.string(TextRange(position, mark.range.start)) + mark.open + text.string(mark.range) + mark.close
      position = mark.range.end
    }
    return output + text.string(TextRange(position, text.count))
  }

  private func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let digits = String(100 + abs(hundredths) % 100).dropFirst()
    return "\(hundredths < 0 ? "−" : "+")\(abs(hundredths) / 100).\(digits)"
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
  private func bold(_ text: String) -> String { paint(text, "1") }
  private func paint(_ text: String, _ code: String) -> String { colored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
