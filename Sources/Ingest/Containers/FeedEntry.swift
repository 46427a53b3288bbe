import TextCore

/// An entry of a feed, read as a document.
struct FeedEntry {
  private var values: [String: String] = [:]
  private var link: String?

  /// - Parameter element: `<item>` or `<entry>` in UTF-8.
  init(_ element: [UInt8]) {
    for (name, attributes, content) in XMLText.children(of: element) {
      if name == "link" {
        let address = XMLText.attribute("href", in: attributes) ?? XMLText.unescaped(content)
        let relation = XMLText.attribute("rel", in: attributes)
        if relation == nil || relation == "alternate" { link = link ?? address }
      } else if name == "author" || name == "dc:creator" {
        let inner = XMLText.children(of: Array("<a>".utf8) + content + Array("</a>".utf8)).first { $0.name == "name" }
        set("author", XMLText.unescaped(inner?.content ?? content))
      } else if name == "content", XMLText.attribute("type", in: attributes) == "xhtml" {
        set(name, String(decoding: content, as: UTF8.self))
      } else {
        set(name, XMLText.unescaped(content))
      }
    }
  }

  private mutating func set(_ name: String, _ value: String) {
    guard let first = value.firstIndex(where: { !$0.isWhitespace }), values[name] == nil else { return }
    var value = value[first...]
    while value.last?.isWhitespace == true { value = value.dropLast() }
    values[name] = String(value)
  }

  /// - Throws: when the entry has no text at all.
  func document(source: DocumentSource) throws(IngestError) -> Document {
    // The whole text where the feed has it, else what it tells of it.
    guard let text = ["content:encoded", "content", "description", "summary"].lazy.compactMap({ values[$0] }).first else {
      throw .damaged(message: "entry \(source.record ?? "?"): found no content or description", offset: nil)
    }
    var source = source
    source.url = link
    var document = Document(source: source, format: .html, content: Array("<article>\(text)</article>".utf8))
    document.url = link
    document.id = values["guid"] ?? values["id"]
    document.title = values["title"].map(Self.withoutMarkup)
    document.authors = values["author"].map { [$0] } ?? []
    document.published = ["pubdate", "published", "dc:date", "updated"].lazy.compactMap { values[$0] }.first
    return document
  }

  /// Titles of Atom and of many RSS feeds are HTML.
  private static func withoutMarkup(_ title: String) -> String {
    var output = ""
    var isInTag = false
    for character in title {
      if character == "<" {
        isInTag = true
      } else if character == ">" && isInTag {
        isInTag = false
      } else if !isInTag {
        output.append(character)
      }
    }
    return XMLText.unescaped(Array(output.utf8)[...])
  }
}
