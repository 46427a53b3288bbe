import Foundation
import GRDB

/// A run, or several, as one page for people: what came in, how each company is spoken of with the sentences that say so, what is a copy
/// of what, and what was not understood.
///
/// The page needs nothing but itself: no request leaves it, which its content security policy makes sure of, and only its own script and
/// style run in it.
public struct Report {
  private let data: ReportData
  private let limits: ReportLimits
  private let league: CompanyTable
  /// By id.
  private let details: [String: CompanySections.Details]

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
    let numbers = try store.numbers(ofIDs: shown)
    func rows(by grouping: CompanyTable.Grouping, _ order: CompanyTable.Order) throws -> [String: [CompanyTable.Row]] {
      var query = CompanyTable.Query()
      query.groupings = [.company, grouping]
      query.order = order
      return Dictionary(grouping: try CompanyTable(of: store, query, among: numbers).rows) { $0.companyID ?? "" }
    }
    let span = (data.summary.lastSeen.flatMap(Period.day) ?? 0) - (data.summary.firstSeen.flatMap(Period.day) ?? 0)
    let periods = try rows(by: span > Self.longestByWeek ? .month : .week, .period)
    let languages = try rows(by: .language, .articles)
    let sites = try rows(by: .site, .articles)
    details = try store.database.read { database in
      var details: [String: CompanySections.Details] = [:]
      for id in shown {
        details[id] = CompanySections.Details(
          periods: periods[id] ?? [], languages: languages[id] ?? [], sites: sites[id] ?? [],
          best: try ReportData.sentences(of: id, praising: true, database, limits),
          worst: try ReportData.sentences(of: id, praising: false, database, limits))
      }
      return details
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
          LeagueSection(table: league, companyCount: data.summary.companies, limits: limits).write(to: &html)
          CompanySections(
            rows: league.rows.prefix(limits.companySections), details: details, companyCount: data.summary.companies, limits: limits
          ).write(to: &html)
          RefusalSection(refusals: data.refusals, limits: limits).write(to: &html)
          DuplicateSection(data: data, limits: limits).write(to: &html)
          UnknownSection(data: data, limits: limits).write(to: &html)
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

  private func writeHeader(_ html: inout HTMLWriter) {
    let summary = data.summary
    html.element("h1", text: "How companies are spoken of")
    var line = "\(ReportText.count(summary.analyzed, "article")) from \(ReportText.count(summary.sites, "site"))"
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
      let languages = data.languages.map { "\($0.language) \(ReportText.number($0.articles))" }.joined(separator: ", ")
      for (name, value) in [
        ("Documents in", ReportText.number(summary.documents)), ("Articles analyzed", ReportText.number(summary.analyzed)),
        ("Refused", ReportText.number(summary.refused)), ("Copies of others", ReportText.number(summary.duplicates)),
        ("Companies named", ReportText.number(summary.companies)), ("Languages", languages.isEmpty ? "none" : languages),
      ] {
        html.element("div") { html in
          html.element("dt", text: name)
          html.element("dd", text: value)
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
}
