import Ingest
import Testing
import TextCore

@Suite("mails and saved pages")
struct MailTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func document(_ name: String, _ lines: [String]) throws -> Document {
    try #require(try load([try folder.write(name, lines.joined(separator: "\r\n"))]).first).get()
  }

  private static let savedPage = [
    "From: <Saved by Blink>", "Snapshot-Content-Location: https://a.example/1", "Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?=",
    "Date: Fri, 17 May 2024 06:00:00 -0000", "MIME-Version: 1.0", "Content-Type: multipart/related;", "\ttype=\"text/html\";",
    "\tboundary=\"----Boundary--ab\"", "", "", "------Boundary--ab", "Content-Type: image/png", "Content-Transfer-Encoding: base64", "",
    "iVBORw0KGgo=", "------Boundary--ab", "Content-Type: text/html", "Content-Transfer-Encoding: quoted-printable",
    "Content-Location: https://a.example/1", "", "<p class=3D\"a\">Gr=C3=B6=", "=C3=9Fe", "------Boundary--ab--", "",
  ]

  @Test("of a saved page the page is read, whatever the file is called", arguments: ["x.mhtml", "x.MHT", "x"])
  func savedPages(name: String) throws {
    let page = try document(name, Self.savedPage)
    #expect(String(decoding: page.content, as: UTF8.self) == "<p class=\"a\">Größe" && page.format == .html)
    #expect(page.url == "https://a.example/1" && page.source.url == "https://a.example/1")
    // The browser's title has the site's name in it, and the date is that of saving.
    #expect(page.title == nil && page.published == nil)
  }

  @Test("a mail is read with its subject and date; of two versions, the page")
  func mails() throws {
    let text = try document(
      "x.eml",
      [
        "Subject: =?iso-8859-1?Q?Gr=F6=DFe?= =?utf-8?B?IHfDpGNoc3Q=?= weiter", "Date: Fri, 17 May 2024 06:00:00 +0000",
        "Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: base64", "", "R3L2", "32U=",
      ])
    #expect(String(decoding: text.content, as: UTF8.self) == "Größe" && text.format == .text)
    #expect(text.title == "Größe wächst weiter" && text.published == "Fri, 17 May 2024 06:00:00 +0000")
    let both = try document(
      "y.eml",
      [
        "Content-Type: multipart/mixed; boundary=a", "", "--a", "Content-Type: multipart/alternative; boundary=\"b c\"", "", "--b c", "",
        "Text", "--b c", "Content-Type: text/html", "", "<p>Seite", "--b c--", "--a", "Content-Type: text/html",
        "Content-Disposition: attachment; filename=x.html", "", "<p>Anhang", "--a--",
      ])
    #expect(String(decoding: both.content, as: UTF8.self) == "<p>Seite" && both.format == .html)
  }

  @Test(
    "a message without a page or text is damaged, a broken one is read as far as it goes",
    arguments: [
      (["Content-Type: image/png", "", "x"], "-@- damaged: found no page or text among the parts of the message"),
      (["Content-Type: multipart/mixed; boundary=a", "", "nichts"], "-@- damaged: found no page or text among the parts of the message"),
      (["Content-Type: multipart/mixed; boundary=a", "", "--a", "", "Text"], "-@- Text"),
      (["Content-Type: multipart/mixed", "", "--a", "", "Text"], "-@- damaged: found no page or text among the parts of the message"),
      (["Content-Type: text/plain", "Content-Transfer-Encoding: quoted-printable", "", "100 = 1=ZZ =3"], "-@- 100 = 1=ZZ =3"),
    ])
  func broken(lines: [String], outcome: String) throws {
    #expect(try outcomes([try folder.write("x.eml", lines.joined(separator: "\n"))]) == [outcome])
  }
}
