import EntityRecognition
import Foundation
import TextCore

/// A text of which people have marked all names of persons, places and organizations.
struct LabelledNames {
  let language: Language
  let text: Text
  let names: [MarkedName]
  /// Whether it was written for learning, and has more names than texts have.
  let isWritten: Bool

  private static let kinds: [String: Mention.Kind] = [
    "PER": .person, "PERSON": .person, "LOC": .place, "LOCATION": .place, "PLACE": .place, "GPE": .place, "ORG": .organization,
    "ORGANIZATION": .organization, "COMPANY": .organization,
  ]

  /// The texts of a file: of JSON lines, or of marked lines if its name ends in `.txt`.
  static func read(_ path: String) throws -> [LabelledNames] {
    let url = URL(fileURLWithPath: path)
    let lines = try Data(contentsOf: url).split(separator: 0x0A, omittingEmptySubsequences: false)
    let isMarked = url.pathExtension == "txt"
    let language = Language(url.deletingPathExtension().lastPathComponent)
    var texts: [LabelledNames] = []
    for (index, line) in lines.enumerated() where !line.isEmpty && !(isMarked && line.first == UInt8(ascii: "#")) {
      do {
        texts.append(
          try isMarked ? LabelledNames(marked: String(decoding: line, as: UTF8.self), language) : LabelledNames(json: Array(line)))
      } catch {
        throw LabelledText.Failure(path: path, line: index + 1, message: "\(error)")
      }
    }
    return texts
  }

  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  /// `Police in [Marlowe Falls](place) are looking for two men.`
  init(marked line: String, _ language: Language) throws(Malformed) {
    var plain = ""
    var marks: [(start: Int, end: Int, kind: Mention.Kind)] = []
    var rest = line[...]
    while let open = rest.firstIndex(of: "[") {
      guard let middle = rest[open...].range(of: "]("), let close = rest[middle.upperBound...].firstIndex(of: ")"),
        let kind = Mention.Kind(rawValue: String(rest[middle.upperBound..<close]))
      else { throw Malformed(description: "expected [name](person), (place) or (organization) at “\(rest[open...].prefix(30))”") }
      plain += rest[..<open]
      let start = plain.utf8.count
      plain += rest[rest.index(after: open)..<middle.lowerBound]
      marks.append((start, plain.utf8.count, kind))
      rest = rest[rest.index(after: close)...]
    }
    self.language = language
    text = Text(plain + rest)
    isWritten = true
    names = marks.map { MarkedName(range: TextRange($0.start, $0.end), kind: $0.kind) }
  }

  /// An object with `text`, `lang` or `language`, and `entities`: objects with `type`, and `start` and `end` in code points. Other types
  /// than persons, places and organizations are left aside.
  init(json line: [UInt8]) throws {
    let value = try JSONParser.value(of: line)
    guard let string = value["text"]?.string else { throw Malformed(description: "no “text”") }
    guard let code = (value["lang"] ?? value["language"])?.string else { throw Malformed(description: "no “lang”") }
    guard let entities = value["entities"]?.array else { throw Malformed(description: "no “entities”") }
    language = Language(code)
    text = Text(string)
    let offsets = OffsetTable(text, unit: .codepoints)
    var names: [MarkedName] = []
    for entity in entities {
      guard let kind = entity["type"]?.string.flatMap({ Self.kinds[$0.uppercased()] }) else { continue }
      guard let start = entity["start"]?.integer.flatMap(offsets.byte(ofOffset:)),
        let end = entity["end"]?.integer.flatMap(offsets.byte(ofOffset:)), start < end
      else { throw Malformed(description: "an entity without “start” and “end” inside the text") }
      names.append(MarkedName(range: TextRange(start, end), kind: kind))
    }
    self.names = names
    isWritten = false
  }
}
