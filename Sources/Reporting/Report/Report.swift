import Foundation
import GRDB

/// A run, or several, as one page for people: what came in, how each company is spoken of with the sentences that say so, what is a copy
/// of what, and what was not understood.
///
/// The page needs nothing but itself: no request leaves it, which its content security policy makes sure of, and only its own script and
/// style run in it.
public struct Report {
  let data: ReportData
  let limits: ReportLimits
  let league: CompanyTable
  /// Of the companies that have a section, by id: one row a period, language or site.
  private let periods: [String: [CompanyTable.Row]]
  private let languages: [String: [CompanyTable.Row]]
  private let sites: [String: [CompanyTable.Row]]
  private let sentences: [String: (best: [ReportData.Sentence], worst: [ReportData.Sentence])]

  /// Longer spans than this are drawn by month, shorter ones by week.
  private static let longestByWeek = 120

  public init(of store: Store) throws { try self.init(of: store, limits: ReportLimits()) }

  init(of store: Store, limits: ReportLimits) throws {
    self.limits = limits
    let data = try store.database.read { database in try ReportData(database, limits) }
    var query = CompanyTable.Query()
    query.limit = limits.leagueRows
    league = try CompanyTable(of: store, query)
    let shown = league.rows.prefix(limits.companySections).compactMap(\.companyID)
    func split(_ grouping: CompanyTable.Grouping, _ order: CompanyTable.Order) throws -> [String: [CompanyTable.Row]] {
      guard !shown.isEmpty else { return [:] }
      var query = CompanyTable.Query()
      query.companies = shown
      query.groupings = [.company, grouping]
      query.order = order
      return Dictionary(grouping: try CompanyTable(of: store, query).rows) { $0.companyID ?? "" }
    }
    let span = (data.summary.lastSeen.flatMap(Period.day) ?? 0) - (data.summary.firstSeen.flatMap(Period.day) ?? 0)
    periods = try split(span > Self.longestByWeek ? .month : .week, .period)
    languages = try split(.language, .articles)
    sites = try split(.site, .articles)
    sentences = try store.database.read { database in
      try Dictionary(
        uniqueKeysWithValues: shown.map { id in
          (
            id,
            (
              try ReportData.sentences(of: id, praising: true, database, limits),
              try ReportData.sentences(of: id, praising: false, database, limits)
            )
          )
        })
    }
    self.data = data
  }

  public var html: String {
    let style = String(decoding: PackageResources.report_css, as: UTF8.self)
    let script = String(decoding: PackageResources.report_js, as: UTF8.self)
    let policy =
      "default-src 'none'; style-src '\(Self.source(style))'; script-src '\(Self.source(script))'; base-uri 'none'; form-action 'none'"
    var html = HTMLWriter()
    html.raw("<!doctype html>\n")
    html.element("html", [("lang", "en")]) { html in
      html.element("head") { html in
        html.empty("meta", [("charset", "utf-8")])
        html.empty("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
        html.empty("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        html.empty("meta", [("name", "referrer"), ("content", "no-referrer")])
        html.element("title", text: "Tenor report")
        html.element("style", verbatim: style)
      }
      html.element("body") { html in
        html.element("a", [("class", "skip"), ("href", "#league")], text: "Skip to the companies")
        html.element("header") { html in writeHeader(&html) }
        html.element("main") { html in
          writeLeague(&html)
          writeCompanies(&html)
          writeRefusals(&html)
          writeDuplicates(&html)
          writeNotUnderstood(&html)
        }
        html.element("footer") { html in writeFooter(&html) }
        html.element("script", verbatim: script)
      }
    }
    html.raw("\n")
    return html.text
  }

  /// How a content security policy names an inline script or style.
  private static func source(_ content: String) -> String {
    "sha256-" + Data(SHA256.digest(Array(content.utf8))).base64EncodedString()
  }

  // MARK: Head

  private func writeHeader(_ html: inout HTMLWriter) {
    let summary = data.summary
    html.element("h1", text: "How companies are spoken of")
    var line = "\(Self.count(summary.analyzed, "article")) from \(Self.count(summary.sites, "site"))"
    if let first = summary.firstSeen, let last = summary.lastSeen { line += first == last ? ", \(first)" : ", \(first) to \(last)" }
    html.element("p", [("class", "soft")], text: line)
    html.element("nav", [("aria-label", "Sections")]) { html in
      html.element("ul") { html in
        for (id, name) in [
          ("league", "Companies"), ("companies", "One by one"), ("refused", "Refused documents"), ("duplicates", "Duplicates"),
          ("unknown", "Not understood"), ("reading", "How to read this"),
        ] {
          html.element("li") { html in html.element("a", [("href", "#" + id)], text: name) }
        }
      }
    }
    html.element("dl", [("class", "facts")]) { html in
      let languages = data.languages.map { "\($0.language) \(Self.number($0.articles))" }.joined(separator: ", ")
      for (name, value) in [
        ("Documents in", Self.number(summary.documents)), ("Articles analyzed", Self.number(summary.analyzed)),
        ("Refused", Self.number(summary.refused)), ("Copies of others", Self.number(summary.duplicates)),
        ("Companies named", Self.number(summary.companies)), ("Languages", languages.isEmpty ? "none" : languages),
      ] {
        html.element("div") { html in
          html.element("dt", text: name)
          html.element("dd", text: value)
        }
      }
    }
  }

  // MARK: Companies

  private func writeLeague(_ html: inout HTMLWriter) {
    html.element("section", [("aria-labelledby", "league")]) { html in
      html.element("h2", [("id", "league")], text: "Companies")
      if league.rows.isEmpty {
        html.element("p", text: "No company was found.")
        return
      }
      if league.rows.count < data.summary.companies {
        html.element(
          "p", [("class", "soft")],
          text:
            "The \(league.rows.count) companies with the most articles of \(Self.number(data.summary.companies)); companies.csv has all.")
      }
      html.element("div", [("class", "find"), ("hidden", "")]) { html in
        html.element("label", [("for", "find")], text: "Find a company or word")
        html.empty("input", [("type", "search"), ("id", "find"), ("autocomplete", "off")])
        html.element("output", [("id", "find-count"), ("for", "find"), ("class", "soft")], text: "")
      }
      html.element("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of companies")]) { html in
        html.element("table", [("data-sortable", "find")]) { html in
          writeHeadings(
            [
              ("Company", "text", ""), ("Score", "number", "n"), ("−1 … +1", "", ""), ("95 %", "", "n wide"), ("Articles", "number", "n"),
              ("Mentions", "number", "n wide"), ("+ / = / − %", "number", "n wide"), ("Praise", "", "wide"), ("Blame", "", "wide"),
            ], &html)
          html.element("tbody") { html in
            for (index, row) in league.rows.enumerated() { writeLeagueRow(row, hasSection: index < limits.companySections, &html) }
          }
        }
      }
    }
  }

  private func writeHeadings(_ headings: [(name: String, sort: String, style: String)], _ html: inout HTMLWriter) {
    html.element("thead") { html in
      html.element("tr") { html in
        for heading in headings {
          var attributes: [(StaticString, String)] = [("scope", "col")]
          if !heading.sort.isEmpty { attributes.append(("data-sort", heading.sort)) }
          if !heading.style.isEmpty { attributes.append(("class", heading.style)) }
          html.element("th", attributes, text: heading.name)
        }
      }
    }
  }

  private func writeLeagueRow(_ row: CompanyTable.Row, hasSection: Bool, _ html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", [("scope", "row")]) { html in
        let name = Self.shortened(row.company ?? "", limits.titleLength)
        if hasSection { html.element("a", [("href", "#" + Self.anchor(row))], text: name) } else { html.write(name) }
        if let country = row.country { html.element("span", [("class", "soft wide")], text: " " + country) }
      }
      writeScoreCells(row, &html)
      html.element("td", [("class", "n wide")], text: Self.interval(row))
      html.element("td", [("class", "n"), ("data-value", String(row.uniqueArticles))], text: Self.articles(row))
      html.element("td", [("class", "n wide"), ("data-value", String(row.mentions))], text: Self.number(row.mentions))
      html.element(
        "td", [("class", "n wide"), ("data-value", String(row.positive.value - row.negative.value))],
        text: [row.positive, row.neutral, row.negative].map { String(Int(($0.value * 100).rounded())) }.joined(separator: " / "))
      html.element("td", [("class", "words wide")], text: Self.shortened(row.topPositive.joined(separator: ", "), limits.titleLength))
      html.element("td", [("class", "words wide")], text: Self.shortened(row.topNegative.joined(separator: ", "), limits.titleLength))
    }
    html.raw("\n")
  }

  /// The score as a number and as a drawing.
  private func writeScoreCells(_ row: CompanyTable.Row, _ html: inout HTMLWriter) {
    let mean = row.score.mean
    html.element("td", [("class", "n " + ScoreDrawing.tone(mean)), ("data-value", String(mean))], text: CompanyTable.signed(mean))
    html.element("td") { html in ScoreDrawing.mark(row.score, in: &html) }
  }

  private func writeCompanies(_ html: inout HTMLWriter) {
    let rows = league.rows.prefix(limits.companySections)
    guard !rows.isEmpty else { return }
    html.element("section", [("aria-labelledby", "companies")]) { html in
      html.element("h2", [("id", "companies")], text: "One by one")
      if rows.count < data.summary.companies {
        html.element("p", [("class", "soft")], text: "The \(rows.count) companies with the most articles.")
      }
      for (index, row) in rows.enumerated() { writeCompany(row, isOpen: index == 0, &html) }
    }
  }

  private func writeCompany(_ row: CompanyTable.Row, isOpen: Bool, _ html: inout HTMLWriter) {
    let id = row.companyID ?? ""
    var attributes: [(StaticString, String)] = [("class", "company"), ("id", Self.anchor(row))]
    if isOpen { attributes.append(("open", "")) }
    html.element("details", attributes) { html in
      html.element("summary") { html in
        html.element("h3", text: Self.shortened(row.company ?? "", limits.titleLength))
        html.element("span", [("class", "soft")]) { html in
          html.element("span", [("class", ScoreDrawing.tone(row.score.mean))], text: CompanyTable.signed(row.score.mean))
          html.write(" (\(Self.interval(row))), \(Self.count(row.uniqueArticles, "article"))")
        }
      }
      html.element("div") { html in
        writeTimeline(of: row, &html)
        html.element("div", [("class", "pair")]) { html in
          writeSplit("By language", "Language", languages[id] ?? [], { $0.language ?? "" }, &html)
          writeSplit("By site", "Site", sites[id] ?? [], { $0.site ?? "" }, &html)
        }
        html.element("div", [("class", "pair")]) { html in
          writeSentences("Best sentences", sentences[id]?.best ?? [], "praise", &html)
          writeSentences("Worst sentences", sentences[id]?.worst ?? [], "blame", &html)
        }
      }
    }
    html.raw("\n")
  }

  private func writeTimeline(of row: CompanyTable.Row, _ html: inout HTMLWriter) {
    let known = (periods[row.companyID ?? ""] ?? []).filter { $0.period != CompanyTable.unknown }
    html.element("h4", text: "Over time")
    if known.count >= 2 {
      ScoreDrawing.timeline(known, of: row.company ?? "", in: &html)
    } else if let only = known.first {
      html.element("p", text: "All dated articles are from \(only.period ?? "").")
    } else {
      html.element("p", text: "No article says when it was published.")
    }
  }

  private func writeSplit(
    _ heading: String, _ column: String, _ rows: [CompanyTable.Row], _ name: (CompanyTable.Row) -> String, _ html: inout HTMLWriter
  ) {
    html.element("div") { html in
      html.element("h4", text: heading)
      html.element("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", heading)]) { html in
        html.element("table") { html in
          writeHeadings([(column, "", ""), ("Score", "", "n"), ("−1 … +1", "", ""), ("Articles", "", "n")], &html)
          html.element("tbody") { html in
            for row in rows.prefix(limits.splitRows) {
              html.element("tr") { html in
                html.element("th", [("scope", "row")], text: Self.shortened(name(row), limits.titleLength))
                writeScoreCells(row, &html)
                html.element("td", [("class", "n")], text: Self.articles(row))
              }
            }
          }
        }
      }
      if rows.count > limits.splitRows { html.element("p", [("class", "soft")], text: "and \(rows.count - limits.splitRows) more") }
    }
  }

  private func writeSentences(_ heading: String, _ sentences: [ReportData.Sentence], _ tone: String, _ html: inout HTMLWriter) {
    html.element("div") { html in
      html.element("h4", text: heading)
      if sentences.isEmpty { html.element("p", [("class", "soft")], text: "None.") }
      for sentence in sentences {
        html.element("blockquote", [("class", tone)]) { html in
          writeMarked(sentence, &html)
          html.element("cite") { html in writeSource(sentence.article, &html) }
        }
      }
    }
  }

  /// The sentence with the words that decided marked. Of a long one, only its beginning.
  private func writeMarked(_ sentence: ReportData.Sentence, _ html: inout HTMLWriter) {
    let scalars = Array(sentence.text.unicodeScalars)
    let end = min(scalars.count, limits.sentenceLength)
    func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    var position = 0
    for cue in sentence.cues where cue.range.lowerBound >= position && cue.range.upperBound <= end {
      html.write(part(position..<cue.range.lowerBound))
      let tone = cue.weight > 0 ? "praise" : "blame"
      html.element("mark", [("class", tone), ("title", CompanyTable.signed(cue.weight))], text: part(cue.range))
      position = cue.range.upperBound
    }
    html.write(part(position..<end) + (end < scalars.count ? "…" : ""))
  }

  private func writeSource(_ article: ReportData.ArticleLine, _ html: inout HTMLWriter) {
    html.link(article.url, Self.shortened(article.title ?? article.url ?? article.path, limits.titleLength))
    let facts = [article.site.map { Self.shortened($0, limits.titleLength) }, article.published.map { String($0.prefix(10)) }]
    let line = facts.compactMap(\.self).joined(separator: ", ")
    if !line.isEmpty { html.element("span", [("class", "soft")], text: " · " + line) }
  }

  // MARK: The rest

  private func writeRefusals(_ html: inout HTMLWriter) {
    html.element("section", [("aria-labelledby", "refused")]) { html in
      html.element("h2", [("id", "refused")], text: "Refused documents")
      if data.refusals.isEmpty {
        html.element("p", text: "None: every document was analyzed.")
        return
      }
      html.element("p", [("class", "soft")], text: "rejected.jsonl names each of them.")
      html.element("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Reasons")]) { html in
        html.element("table") { html in
          writeHeadings([("Why", "", ""), ("Stage", "", ""), ("Documents", "", "n"), ("For example", "", "wide")], &html)
          html.element("tbody") { html in
            for refusal in data.refusals {
              html.element("tr") { html in
                html.element("th", [("scope", "row")], text: refusal.code.replacing("_", with: " "))
                html.element("td", text: "\(refusal.status) by \(refusal.stage)")
                html.element("td", [("class", "n")], text: Self.number(refusal.count))
                html.element("td", [("class", "words wide")], text: Self.shortened(refusal.message, limits.titleLength))
              }
            }
          }
        }
      }
    }
  }

  private func writeDuplicates(_ html: inout HTMLWriter) {
    html.element("section", [("aria-labelledby", "duplicates")]) { html in
      html.element("h2", [("id", "duplicates")], text: "Duplicates")
      if data.stories.isEmpty {
        html.element("p", text: "No article repeats another one.")
        return
      }
      let count =
        "\(Self.count(data.summary.duplicates, "article")) \(data.summary.duplicates == 1 ? "repeats" : "repeat") \(data.storyCount == 1 ? "one other" : "\(Self.number(data.storyCount)) others")"
      html.element("p", [("class", "soft")], text: "\(count). Of each story, the article that came first counts.")
      if data.stories.count < data.storyCount {
        html.element("p", [("class", "soft")], text: "The \(data.stories.count) with the most copies:")
      }
      html.element("ul", [("class", "plain")]) { html in
        for story in data.stories {
          html.element("li") { html in
            writeSource(story.original, &html)
            html.element("ul", [("class", "plain")]) { html in
              for copy in story.copies {
                html.element("li") { html in
                  html.write("\(Int((copy.similarity * 100).rounded())) % ")
                  writeSource(copy.article, &html)
                }
              }
              if story.copyCount > story.copies.count {
                html.element("li", [("class", "soft")], text: "and \(story.copyCount - story.copies.count) more")
              }
            }
          }
        }
      }
    }
  }

  private func writeNotUnderstood(_ html: inout HTMLWriter) {
    html.element("section", [("aria-labelledby", "unknown")]) { html in
      html.element("h2", [("id", "unknown")], text: "Not understood")
      html.element("p", [("class", "soft")], text: "What a look at the lexicons could mend.")
      html.element("div", [("class", "pair")]) { html in
        html.element("div") { html in
          html.element("h4", text: "Names that look like companies and are in no list")
          if data.unknownNames.isEmpty { html.element("p", text: "None.") } else { writeUnknownNames(&html) }
        }
        html.element("div") { html in
          html.element("h4", text: "Texts without any word of praise or blame")
          let counts = data.languages.filter { $0.withoutCues > 0 }.map {
            "\($0.language) \(Self.number($0.withoutCues)) of \(Self.number($0.articles))"
          }
          html.element("p", text: counts.isEmpty ? "None." : counts.joined(separator: ", "))
          html.element("ul", [("class", "plain")]) { html in
            for article in data.textsWithoutCues {
              html.element("li") { html in
                html.element("span", [("class", "soft")], text: article.language + " ")
                writeSource(article, &html)
              }
            }
          }
        }
      }
    }
  }

  private func writeUnknownNames(_ html: inout HTMLWriter) {
    if data.unknownNames.count < data.unknownNameCount {
      html.element("p", [("class", "soft")], text: "The \(data.unknownNames.count) most frequent of \(Self.number(data.unknownNameCount)).")
    }
    html.element("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Unknown names")]) { html in
      html.element("table", [("data-sortable", "")]) { html in
        writeHeadings(
          [("Name", "text", ""), ("Language", "text", ""), ("Articles", "number", "n"), ("Mentions", "number", "n")], &html)
        html.element("tbody") { html in
          for name in data.unknownNames {
            html.element("tr") { html in
              html.element("th", [("scope", "row")], text: Self.shortened(name.name, limits.titleLength))
              html.element("td", text: name.languages)
              html.element("td", [("class", "n"), ("data-value", String(name.articles))], text: Self.number(name.articles))
              html.element("td", [("class", "n"), ("data-value", String(name.mentions))], text: Self.number(name.mentions))
            }
          }
        }
      }
    }
  }

  private func writeFooter(_ html: inout HTMLWriter) {
    html.element("h2", [("id", "reading")], text: "How to read this")
    for paragraph in [
      "The score says how articles speak of a company, from −1 (all blame) to +1 (all praise): the mean over articles, weighted by how much "
        + "of each is about the company. Only sentences and clauses about the company count, not the tone of the article.",
      "The interval is where the mean lies with 95 % confidence if these articles are a sample of many (Student’s t on the effective number of "
        + "articles, with a prior worth two articles). A wide one means: too few articles, or articles that disagree.",
      "“12 of 15” articles: three of them are copies of others and do not count again. Marked words decided; their weight shows when the "
        + "pointer rests on them.",
    ] {
      html.element("p", text: paragraph)
    }
  }

  // MARK: Texts

  private static func anchor(_ row: CompanyTable.Row) -> String { "company-" + (row.companyID ?? "") }

  private static func interval(_ row: CompanyTable.Row) -> String {
    "\(CompanyTable.signed(row.score.interval.lowerBound)) … \(CompanyTable.signed(row.score.interval.upperBound))"
  }

  private static func articles(_ row: CompanyTable.Row) -> String {
    row.articles == row.uniqueArticles ? number(row.articles) : "\(number(row.uniqueArticles)) of \(number(row.articles))"
  }

  private static func count(_ count: Int, _ noun: String) -> String { "\(number(count)) \(noun)\(count == 1 ? "" : "s")" }

  /// With a thin space between thousands, as ISO 80000-1 has it for readers of any language.
  static func number(_ value: Int) -> String {
    var groups: [Substring] = []
    var digits = String(abs(value))[...]
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return (value < 0 ? "−" : "") + ([digits] + groups).joined(separator: "\u{202F}")
  }

  static func shortened(_ text: String, _ length: Int) -> String {
    text.unicodeScalars.count <= length ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(length - 1))) + "…"
  }
}
