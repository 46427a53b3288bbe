import EntityRecognition
import Reporting
import SentimentAnalysis
import Tenor
import TextCore

/// A record as a page for people: `[companies]`, `+praise+` and `-blame-` marked in the text, colours where the terminal has them, and
/// for each company the sentences and words that make its score.
struct ExplainedPage: Sendable {
  let terminal: TerminalText

  func text(of record: Record) -> String {
    var lines: [String] = [bold(plain(record.article?.title ?? record.source.path))]
    if let reason = record.reason {
      lines.append("\(record.status.rawValue): \(plain(reason.message)) (\(reason.stage)/\(reason.code))")
      return lines.joined(separator: "\n") + "\n\n"
    }
    guard let article = record.article, let analyzed = record.analyzed, let sentiment = record.sentiment else { return "" }
    var facts: [String] = []
    if !article.authors.isEmpty { facts.append(article.authors.joined(separator: ", ")) }
    facts += [article.published, article.site].compactMap { $0 }
    if let language = record.language { facts.append("\(language.language.code) (\(percent(language.confidence)))") }
    lines.append(soft(plain(facts.joined(separator: " · "))))
    lines.append("")
    lines.append(marked(analyzed.text, analyzed.text.range, record.mentions, sentiment.cues))
    lines.append("")
    lines.append(bold("Article") + "  " + verdict(sentiment))
    for company in record.companies { lines += self.lines(on: company, record.mentions, analyzed.text) }
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// A text that was judged by itself.
  func text(of judged: JudgedText) -> String {
    var lines = [bold(plain(judged.id)), soft("\(judged.language.language.code) (\(percent(judged.language.confidence)))"), ""]
    lines += [marked(judged.text, judged.text.range, [], judged.sentiment.cues), "", bold("Text") + "  " + verdict(judged.sentiment)]
    lines += judged.sentiment.cues.map { "  " + cue($0, judged.text) }
    for case let target? in judged.targets {
      lines += ["", bold(plain(judged.text.string(target.range))) + "  " + verdict(target.sentiment)]
      lines += target.sentiment.cues.map { "  " + cue($0, judged.text) }
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// What was said of a company: its score, and below each sentence the words that count with what they count.
  private func lines(on company: CompanyVerdict, _ mentions: [Mention], _ text: Text) -> [String] {
    let sentiment = company.sentiment
    var lines = ["", bold(plain(company.company.name)) + "  " + verdict(sentiment)]
    let unknown = company.company.isListed ? "" : ", in no list"
    lines.append(
      soft(
        "  named \(count(company.mentions.count, "time")), \(count(company.sentences.count, "sentence")), relevance \(percent(company.relevance))"
          + unknown))
    var rest = sentiment.cues[...]
    for sentence in company.sentences {
      let cues = rest.filter { sentence.contains($0.range) }
      guard !cues.isEmpty else { continue }
      rest = rest.filter { !sentence.contains($0.range) }[...]
      lines.append("  " + marked(text, sentence, mentions.filter { $0.company?.id == company.company.id }, cues))
      for cue in cues { lines.append("    " + self.cue(cue, text)) }
    }
    for cue in rest { lines.append("    " + self.cue(cue, text)) }
    return lines
  }

  private func verdict(_ sentiment: Sentiment) -> String {
    let style: TerminalText.Style = sentiment.label == .positive ? .praise : sentiment.label == .negative ? .blame : .soft
    let tone = sentiment.tone == 0 ? "" : ", tone of the article \(number(sentiment.tone))"
    return terminal.paint("\(sentiment.label.rawValue) \(number(sentiment.score))", style)
      + "  (praise \(number(sentiment.positive)), blame \(number(-sentiment.negative))\(tone))"
  }

  /// What the cue counts, and what the lexicon gives it where that is another number.
  private func cue(_ cue: Cue, _ text: Text) -> String {
    var line = terminal.paint(number(cue.weight), cue.weight > 0 ? .praise : .blame) + "  " + plain(text.string(cue.range))
    if cue.lemma != text.foldedString(cue.range) { line += " ← \(cue.lemma)" }
    if cue.weight != cue.base { line += " (\(number(cue.base)))" }
    if !cue.shiftedBy.isEmpty { line += ", shifted by " + plain(cue.shiftedBy.map(text.string).joined(separator: ", ")) }
    return line
  }

  /// A part of the text with the marks that lie in it.
  private func marked(_ text: Text, _ part: TextRange, _ mentions: [Mention], _ cues: [Cue]) -> String {
    var marks: [(range: TextRange, open: String, close: String, style: TerminalText.Style)] = []
    for mention in mentions where mention.kind == .company && part.contains(mention.range) {
      marks.append((mention.range, "[", "]", .company))
    }
    for cue in cues where part.contains(cue.range) {
      let sign = cue.weight > 0 ? "+" : "-"
      marks.append((cue.range, sign, sign, cue.weight > 0 ? .praise : .blame))
    }
    marks.sort { $0.range < $1.range }
    var output = ""
    var position = part.start
    for mark in marks where mark.range.start >= position {
      let words = plain(text.string(mark.range))
      output += plain(text.string(TextRange(position, mark.range.start)))
      output += terminal.isColored ? terminal.paint(words, mark.style) : mark.open + words + mark.close
      position = mark.range.end
    }
    return output + plain(text.string(TextRange(position, part.end)))
  }

  private func plain(_ text: String) -> String { TerminalText.cleanLines(text) }
  private func number(_ value: Double) -> String { ShownScore(value).text(signOfZero: "+") }
  private func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
  private func bold(_ text: String) -> String { terminal.paint(text, .heading) }
  private func soft(_ text: String) -> String { terminal.paint(text, .soft) }
}
