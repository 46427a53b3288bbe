/// What the linked data (JSON-LD) of a page says about its article.
struct LinkedData: Sendable {
  var headline: String?
  var description: String?
  /// People, or names without a type.
  var authors: [String] = []
  /// Authors that the data call organizations.
  var organizations: [String] = []
  var published: String?
  var modified: String?
  var publisher: String?
  var url: String?
  /// The text, where the page gives it away.
  var body: String?

  init(_ scripts: [[UInt8]]) {
    let roots = scripts.map(LinkedDataReader.value)
    var index: [String: LinkedDataValue] = [:]
    var articles: [(value: LinkedDataValue, richness: Int)] = []
    var sites: [LinkedDataValue] = []
    for root in roots { LinkedData.collect(root, &index, &articles, &sites, depth: 0) }
    // The richest description wins: pages describe their teasers too.
    if let article = articles.max(by: { $0.richness < $1.richness })?.value {
      headline = LinkedData.clean(article["headline"]?.string ?? article["name"]?.string)
      description = LinkedData.clean(article["description"]?.string)
      published = article["datePublished"]?.string ?? article["dateCreated"]?.string
      modified = article["dateModified"]?.string
      url = article["url"]?.string ?? article["mainEntityOfPage"]?.string ?? article["mainEntityOfPage"]?["@id"]?.string
      body = article["articleBody"]?.string.flatMap { LinkedData.isText($0) ? $0 : nil }
      for key in ["author", "creator"] where authors.isEmpty {
        for author in (article[key]?.elements ?? []).prefix(LinkedData.mostAuthors) {
          let names = LinkedData.names(author, index)
          let types = author["@type"]?.elements.compactMap(\.string) ?? []
          if types.contains(where: { $0.hasSuffix("Organization") }) { organizations += names } else { authors += names }
        }
      }
      publisher = LinkedData.name(article["publisher"], index)
    }
    if publisher == nil { publisher = sites.lazy.compactMap { LinkedData.clean($0["name"]?.string) }.first }
  }

  /// Each may be an object elsewhere that has to be searched for its name; no article has as many.
  private static let mostAuthors = 100

  private static func collect(
    _ value: LinkedDataValue, _ index: inout [String: LinkedDataValue],
    _ articles: inout [(value: LinkedDataValue, richness: Int)], _ sites: inout [LinkedDataValue], depth: Int
  ) {
    guard depth < 12 else { return }
    switch value {
    case .array(let values): for value in values { collect(value, &index, &articles, &sites, depth: depth + 1) }
    case .object(let members):
      if let id = value["@id"]?.string, members.count > 1, index[id] == nil { index[id] = value }
      let types = value["@type"]?.elements.compactMap(\.string) ?? []
      // Instructions, talks and the like describe themselves as articles do.
      let isDated = value["datePublished"] != nil && (value["headline"] != nil || value["mainEntityOfPage"] != nil)
      if isDated || types.contains(where: isArticle) { articles.append((value, richness(value))) }
      if types.contains("WebSite") || types.contains("NewsMediaOrganization") { sites.append(value) }
      for (_, member) in members { collect(member, &index, &articles, &sites, depth: depth + 1) }
    default: break
    }
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report" || type == "Review" || type == "Recipe" || type == "WebPage"
      || type == "Critique" || type == "AnalysisNewsArticle"
  }

  private static func richness(_ value: LinkedDataValue) -> Int {
    var score = 0
    let types = value["@type"]?.elements.compactMap(\.string) ?? []
    if types.contains(where: { $0.hasSuffix("Article") || $0.hasSuffix("Posting") }) { score += 4 }
    if value["articleBody"] != nil { score += 2 }
    if value["datePublished"] != nil { score += 2 }
    if value["author"] != nil { score += 2 }
    if value["headline"] != nil { score += 2 }
    if value["mainEntityOfPage"] != nil { score += 1 }
    if value["publisher"] != nil { score += 1 }
    return score
  }

  /// Whether it reads like text: words of letters with spaces between.
  private static func isText(_ body: String) -> Bool {
    let bytes = body.utf8
    let letters = bytes.count { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 }
    return letters * 2 > bytes.count && bytes.count { $0 == 0x20 } * LinkedData.longestWord > bytes.count
  }

  /// Bytes to a space in text of any language that puts spaces; a Bulgarian word has twelve.
  private static let longestWord = 40

  private static func names(_ value: LinkedDataValue, _ index: [String: LinkedDataValue]) -> [String] {
    switch value {
    case .string(let name): return clean(name).map { [$0] } ?? []
    case .object:
      if let name = value["name"] { return name.elements.compactMap { clean($0.string) } }
      if let id = value["@id"]?.string, let named = index[id]?["name"] { return named.elements.compactMap { clean($0.string) } }
      return []
    case .array(let values): return values.flatMap { names($0, index) }
    case .null: return []
    }
  }

  private static func name(_ value: LinkedDataValue?, _ index: [String: LinkedDataValue]) -> String? {
    value.flatMap { names($0, index).first }
  }

  private static func clean(_ value: String?) -> String? {
    guard let value else { return nil }
    let text = PlainText.unescaped(value)
    return text.isEmpty ? nil : text
  }
}
