import TextCore

@testable import Extraction

/// The lexicons of the repository and an extractor made from them.
enum Support {
  static let lexicons: LexiconFolder = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try! LexiconFolder(path: "/" + root + "/Lexicons")
  }()
  static let extractor = try! Extractor(lexicons: lexicons)
  static let dates = try! DateReader(lexicons)
  static let authors = try! AuthorReader(lexicons, dates: dates)

  static func page(_ html: String, url: String? = nil) throws -> Article {
    try extractor.article(fromPage: Array(html.utf8), url: url)
  }

  static func lines(_ html: String) throws -> [String] { try page(html).text.string.split(separator: "\n").map(String.init) }

  static func scrape(_ text: String) throws -> Article { try extractor.article(fromScrape: Array(text.utf8), url: nil) }

  /// Paragraphs long enough to be running text.
  static let first =
    "Die Fluggesellschaft hat am Montag mitgeteilt, dass sie ihre Verbindungen nach Kopenhagen ausbaut und dafür vier neue Maschinen bestellt."
  static let second =
    "Nach Angaben des Vorstands sollen die ersten Flüge schon im Herbst stattfinden; die Tickets sind von sofort an erhältlich, heißt es weiter."
  static let third =
    "Verbraucherschützer sehen das Angebot kritisch, weil für Gepäck und Sitzplatz weiterhin hohe Gebühren anfallen, die erst am Ende sichtbar werden."
}
