import Foundation
import Ingest
import Testing
import TextCore

/// A text in a single-byte encoding, by the standard library of the platform.
private func encoded(_ text: String, _ encoding: String.Encoding) -> [UInt8] { Array(text.data(using: encoding) ?? Data()) }

@Suite("character sets")
struct CharsetTests {
  let decoder: CharsetDecoder

  init() throws { decoder = try CharsetDecoder(lexicons: lexicons) }

  private let german = "Die Größe der Bücher überrascht die Käufer in Österreich – für 5 € „schön“."
  private let bulgarian = "Банката повиши лихвите, съобщи „Дневник“ – за 5 € №1."

  @Test("a byte order mark counts for more than a label")
  func marks() {
    let page = Array("<meta charset=windows-1251>\(german)".utf8)
    #expect(check([0xEF, 0xBB, 0xBF] + page) == ["<meta charset=windows-1251>\(german)", "utf-8 bom"])
    let units = Array("<p>\(german)😀".utf16)
    #expect(check([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == ["<p>\(german)😀", "utf-16le bom"])
    #expect(check([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == ["<p>\(german)😀", "utf-16be bom"])
    #expect(check([0xEF, 0xBB, 0xBF, 0x61, 0xFF]) == ["a\u{FFFD}", "utf-8 bom", "charset: ill-formed UTF-8 replaced"])
    #expect(check([0xFF, 0xFE, 0x61, 0x00, 0x62]) == ["a\u{FFFD}", "utf-16le bom", "charset: ill-formed UTF-16 replaced"])
    #expect(check([0xFE, 0xFF, 0xD8, 0x3D, 0x00, 0x61]) == ["\u{FFFD}a", "utf-16be bom", "charset: ill-formed UTF-16 replaced"])
    #expect(check([0xFF, 0xFE]) == ["", "utf-16le bom"])
  }

  @Test("many byte order marks are as one")
  func manyMarks() {
    let marks = Array(repeating: [0xEF, 0xBB, 0xBF] as [UInt8], count: 50_000).flatMap { $0 }
    #expect(check(marks + Array(german.utf8)) == [german, "utf-8 bom"])
    #expect(check(marks + encoded(german, .windowsCP1252)) == [german, "windows-1252 detected"])
  }

  @Test("a byte order mark that the text belies, as templates leave it, is not believed")
  func beliedMark() {
    #expect(check([0xEF, 0xBB, 0xBF] + encoded(german, .windowsCP1252)) == [german, "windows-1252 detected"])
    let page = "<meta charset=windows-1251>\(bulgarian)"
    #expect(check([0xEF, 0xBB, 0xBF] + encoded(page, .windowsCP1251)) == [page, "windows-1251 meta"])
  }

  @Test(
    "a label is found in whatever way it is written",
    arguments: [
      "<meta charset=windows-1251>", "<META CHARSET='Windows-1251'/>", "<meta charset = \"cp1251\" >", "<meta\ncharset\n=\nwindows-1251>",
      "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
      "<meta content='text/html;charset=x-cp1251' http-equiv=content-type>",
      "<meta name=charset content=x><meta charset=windows-1251>",
      "<title>Größe</title><meta charset=windows-1251>".replacing("öß", with: "os"),
    ])
  func labels(meta: String) {
    #expect(check(Array(meta.utf8) + encoded(bulgarian, .windowsCP1251)) == [meta + bulgarian, "windows-1251 meta"])
  }

  @Test(
    "labels name the encodings of the web",
    arguments: [
      ("iso-8859-1", "windows-1252"), ("ANSI_X3.4-1968", "windows-1252"), ("latin1", "windows-1252"), ("ISO_8859-1:1987", "windows-1252"),
    ])
  func aliases(label: String, name: String) {
    let page = "<meta charset=\(label)>"
    #expect(check(Array(page.utf8) + encoded(german, .windowsCP1252)) == [page + german, "\(name) meta"])
  }

  @Test("a label counts in a page only")
  func labelInText() {
    let text = "<meta charset=windows-1251>"
    #expect(check(Array(text.utf8) + encoded(german, .windowsCP1252), isPage: false) == [text + german, "windows-1252 detected"])
  }

  @Test("valid UTF-8 counts for more than a wrong label", arguments: ["windows-1251", "iso-8859-1", "koi8-r", "utf-16", "unknown"])
  func lies(label: String) {
    let page = "<meta charset=\(label)>\(bulgarian)"
    #expect(check(Array(page.utf8)) == [page, "utf-8 valid"])
  }

  @Test("so does UTF-8 with a few broken bytes", arguments: [nil, "windows-1252", "windows-1251", "utf-8"])
  func almostUTF8(label: String?) {
    let page = (label.map { "<meta charset=\($0)>" } ?? "<p>") + bulgarian
    let bytes = Array(page.utf8) + [0xFF] + Array(page.utf8).dropLast(0) + [0xD0]
    #expect(
      check(bytes) == [
        "\(page)\u{FFFD}\(page)\u{FFFD}", label == "utf-8" ? "utf-8 meta" : "utf-8 detected", "charset: ill-formed UTF-8 replaced",
      ])
  }

  @Test("nothing but ASCII is UTF-8, whatever the label")
  func ascii() {
    #expect(check(Array("<meta charset=utf-8>x".utf8)) == ["<meta charset=utf-8>x", "utf-8 meta"])
    #expect(check(Array("<meta charset=windows-1251>x".utf8)) == ["<meta charset=windows-1251>x", "utf-8 valid"])
    #expect(check([]) == ["", "utf-8 valid"])
  }

  @Test("without a label Cyrillic bytes are windows-1251, Latin ones windows-1252")
  func guesses() {
    #expect(check(encoded(german, .windowsCP1252)) == [german, "windows-1252 detected"])
    #expect(check(encoded(bulgarian, .windowsCP1251)) == [bulgarian, "windows-1251 detected"])
    let danish = "Rødgrød med fløde på Ærø – „ægte“"
    #expect(check(encoded(danish, .windowsCP1252)) == [danish, "windows-1252 detected"])
    #expect(
      check(Array("<meta charset=gb2312>".utf8) + encoded(german, .windowsCP1252)) == [
        "<meta charset=gb2312>" + german, "windows-1252 detected",
      ])
  }

  static let encodings: [(name: String, encoding: String.Encoding?, text: String)] = [
    ("windows-1251", .windowsCP1251, "Банката повиши лихвите, съобщи „Дневник“."),
    ("koi8-r", nil, "Банката повиши лихвите, съобщи Дневник."),
    ("ibm866", nil, "Банката повиши лихвите, съобщи Дневник."), ("iso-8859-5", nil, "Банката повиши лихвите, съобщи Дневник."),
    ("x-mac-cyrillic", nil, "Банката повиши лихвите, съобщи „Дневник“."),
    // Capitals alone tell the two apart: „И“ here is „€“ there, „С“ there is a dash here.
    ("x-mac-cyrillic", nil, "И в петък никой не отговори на нашите въпроси за фабриката"),
    ("x-mac-cyrillic", nil, "Влакът от морето закъсня с два часа заради снега"),
    ("windows-1251", .windowsCP1251, "С него фирмата ще построи нов мост над реката."),
    ("windows-1251", .windowsCP1251, "И те не казаха кога ще отворят новата болница."),
    ("windows-1252", .windowsCP1252, "Für 5 € gäbe es „schöne“ Bücher."),
    ("macintosh", nil, "Für 5 € gäbe es „schöne“ Bücher – und Größe."),
    ("windows-1252", .windowsCP1252, "Rødgrød på Ærø – „ægte“ å."),
    ("macintosh", nil, "Rødgrød med fløde på Ærø koster 5 kroner."),
    ("windows-1252", .windowsCP1252, "It’s the bank’s “best” year – they said…"),
  ]

  @Test("without a label the encoding is the one in which the text reads", arguments: encodings)
  func detection(name: String, encoding: String.Encoding?, text: String) throws {
    let bytes = try encoding.map { encoded(text, $0) } ?? tableEncoded(text, name)
    #expect(check(bytes, isPage: false) == [text, "\(name) detected"])
    #expect(check(Array("<p>".utf8) + bytes) == ["<p>" + text, "\(name) detected"])
  }

  @Test("UTF-16 is known without a byte order mark", arguments: [true, false])
  func unmarkedUTF16(bigEndian: Bool) {
    for text in [german, bulgarian, "Plain English only."] {
      let bytes = text.utf16.flatMap { unit in bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
      #expect(check(bytes, isPage: false) == [text, bigEndian ? "utf-16be detected" : "utf-16le detected"])
    }
  }

  @Test("a label that the text belies is not believed, and that is noted")
  func belied() {
    let page = "<meta charset=iso-8859-1>"
    #expect(
      check(Array(page.utf8) + encoded(bulgarian, .windowsCP1251)) == [
        page + bulgarian, "windows-1251 detected", "charset: declared as windows-1252, reads as windows-1251",
      ])
    let wrong = "<meta charset=utf-8>"
    #expect(check(Array(wrong.utf8) + encoded(german, .windowsCP1252)) == [wrong + german, "windows-1252 detected"])
  }

  @Test(
    "a label counts only where the standard looks for it",
    arguments: [
      "<meta name=description content='charset=koi8-r'><meta charset=windows-1251>",
      "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>",
      "<?xml version='1.0' encoding='windows-1251'?><html>",
    ])
  func prescan(head: String) {
    #expect(check(Array(head.utf8) + encoded(bulgarian, .windowsCP1251)) == [head + bulgarian, "windows-1251 meta"])
  }

  @Test("the header that came with the page counts for more than the page's own label")
  func header() {
    let page = "<meta charset=koi8-r>"
    let decoded = decoder.utf8(of: Array(page.utf8) + encoded("абв", .windowsCP1251), isPage: true, header: "windows-1251")
    #expect(String(decoding: decoded.content, as: UTF8.self) == page + "абв")
    #expect(decoded.charset == Charset(name: "windows-1251", evidence: .header))
  }

  @Test("a text that was encoded twice is turned back as a whole, or not at all")
  func doubleEncoding() {
    let twice = mistaken(german, for: "windows-1252")
    #expect(check(Array(twice.utf8), isPage: false) == [german, "utf-8 valid", "charset: UTF-8 that was read as windows-1252 repaired"])
    for often in [mistaken(twice, for: "windows-1252"), mistaken(mistaken(twice, for: "windows-1252"), for: "windows-1252")] {
      #expect(check(Array(often.utf8), isPage: false) == [german, "utf-8 valid", "charset: UTF-8 that was read as windows-1252 repaired"])
    }
    let cyrillic = mistaken(bulgarian, for: "windows-1251")
    #expect(
      check(Array(cyrillic.utf8), isPage: false) == [bulgarian, "utf-8 valid", "charset: UTF-8 that was read as windows-1251 repaired"])
    for text in [
      german, bulgarian, "SÃO PAULO, CÂMARA: Â£ und Ã.", twice + " schön", "Þórður und Sæunn aus Ísafjörður", "ÃO",
      "Ein Verstoß kann den Ausschluß des Eintrags nach sich ziehen.",
    ] {
      #expect(check(Array(text.utf8), isPage: false) == [text, "utf-8 valid"])
    }
  }

  /// UTF-8 read in a single-byte encoding; bytes that it does not define are controls, as browsers have it.
  private func mistaken(_ text: String, for name: String) -> String {
    let label = "<meta charset=\(name)>"
    return text.utf8.map { byte in
      byte < 0x80 ? String(Unicode.Scalar(byte)) : String(check(Array(label.utf8) + [byte])[0].dropFirst(label.count))
    }.joined()
  }

  /// A text in an encoding that the platform may not know, by decoding every byte.
  private func tableEncoded(_ text: String, _ name: String) throws -> [UInt8] {
    let label = "<meta charset=\(name)>"
    var bytes: [Character: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      if let character = check(Array(label.utf8) + [byte])[0].dropFirst(label.count).first { bytes[character] = byte }
    }
    return try text.map { character in try character.asciiValue ?? #require(bytes[character]) }
  }

  @Test("every byte of a single-byte encoding is a character; holes are the control of the same number")
  func holes() {
    let latin = Array("<meta charset=windows-1252>".utf8)
    let cyrillic = Array("<meta charset=windows-1251>".utf8)
    #expect(
      check(latin + [0x81, 0x8D, 0x8F, 0x90, 0x9D]) == ["<meta charset=windows-1252>\u{81}\u{8D}\u{8F}\u{90}\u{9D}", "windows-1252 meta"])
    #expect(check(latin + [0x98, 0x80]) == ["<meta charset=windows-1252>˜€", "windows-1252 meta"])
    #expect(check(cyrillic + [0x98, 0x88]) == ["<meta charset=windows-1251>\u{98}€", "windows-1251 meta"])
    for (label, encoding) in [
      ("windows-1252", String.Encoding.windowsCP1252), ("windows-1251", .windowsCP1251), ("iso-8859-2", .isoLatin2),
    ] {
      for byte in UInt8(0xA0)...0xFF {
        let page = Array("<meta charset=\(label)>".utf8)
        guard let expected = String(data: Data([byte]), encoding: encoding) else { continue }
        #expect(check(page + [byte])[0].last.map(String.init) == expected)
      }
    }
  }

  /// Content, „charset evidence“ and warnings.
  private func check(_ bytes: [UInt8], isPage: Bool = true) -> [String] {
    let decoded = decoder.utf8(of: bytes, isPage: isPage)
    return [String(decoding: decoded.content, as: UTF8.self), "\(decoded.charset.name) \(decoded.charset.evidence.rawValue)"]
      + decoded.warnings
  }
}
