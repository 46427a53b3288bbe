import Testing

@testable import Extraction

@Suite("HTML as it is written")
struct ParserTests {
  /// The text of a page's body, elements as spaces.
  private func text(_ html: String) -> String { String(decoding: PageParser.tree(of: Array(html.utf8)).text(of: 0), as: UTF8.self) }

  /// The tree below the root: `p(a b(c))`.
  private func shape(_ html: String) -> String {
    let tree = PageParser.tree(of: Array(html.utf8))
    func shape(_ node: Int) -> String {
      if tree.nodes[node].tag == .text {
        return String(decoding: tree.bytes[Int(tree.nodes[node].lower)..<Int(tree.nodes[node].upper)], as: UTF8.self)
      }
      var parts: [String] = []
      var child = node + 1
      while child < Int(tree.nodes[node].end) {
        parts.append(shape(child))
        child = Int(tree.nodes[child].end)
      }
      return "\(tree.nodes[node].tag)" + (parts.isEmpty ? "" : "(" + parts.joined(separator: " ") + ")")
    }
    return shape(0)
  }

  @Test(
    "character references",
    arguments: [
      ("M&uuml;ller &amp; S&ouml;hne", "Müller & Söhne"), ("&#8222;lang&#8220;", "„lang“"), ("&#x2013;&#X2014;", "–—"),
      ("1990&#150;2000", "1990–2000"), ("&#132;lang&#147;", "„lang“"), ("f&uumlr alle", "für alle"), ("&apos;neu&apos;", "'neu'"),
      ("Texas A&M", "Texas A&M"), ("&unbekannt;", "&unbekannt;"), ("&#0;&#xD800;&#1114112;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("AT&T; &", "AT&T; &"),
      ("&#99999999999999999999;", "\u{FFFD}"), ("&ampamp;", "&amp;"), ("a&nbsp;b", "a b"),
    ])
  func references(source: String, expected: String) {
    #expect(text("<p>\(source)</p>") == expected)
  }

  @Test("an ampersand in an address is no reference")
  func addresses() {
    let tree = PageParser.tree(of: Array("<a href='/x?a=1&copy=2&amp;b=&uuml;'>x</a>".utf8))
    #expect(tree.attributeString(.href, of: 1) == "/x?a=1&copy=2&b=ü")
  }

  @Test(
    "end tags that are missing, and those that nothing was opened for",
    arguments: [
      ("<p>a<p>b", "html(p(a) p(b))"), ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "html(ul(li(a) li(b ul(li(c))) li(d)))"),
      ("<table><tr><td>a<td>b<tr><td>c</table>d", "html(table(tr(td(a) td(b)) tr(td(c))) d)"),
      ("<div><p>a</div>b", "html(div(p(a)) b)"), ("<div>a</span></p>b</div>", "html(div(a p b))"), ("<b><i>a</b></i>c", "html(b(i(a)) c)"),
      ("<a>x<a>y</a>", "html(a(x) a(y))"), ("<dl><dt>a<dd>b<dt>c</dl>", "html(dl(dt(a) dd(b) dt(c)))"),
      ("a<br>b</br>c", "html(a br b br c)"),
      ("<table><tr><td><div>a</table>b", "html(table(tr(td(div(a)))) b)"),
      ("<div><table><tr><td></div>a</table>b</div>", "html(div(table(tr(td(a))) b))"),
      ("<h2>a</h3>b", "html(h2(a) b)"), ("<form>a<form>b</form>c", "html(form(a b) c)"), ("<x-y><p>a</p></x-y>b", "html(other(p(a)) b)"),
      ("</body></html><p>a", "html(p(a))"), ("<html><head><title>t</title><p>a", "html(head(title(t)) p(a))"),
      ("<select><option>a</select>b", "html(b)"), ("<img src=x>a<p/>b", "html(img a p b)"),
      ("<button>a<div>b</div>", "html(button(a div(b)))"),
    ])
  func nesting(source: String, expected: String) {
    #expect(shape(source) == expected)
  }

  @Test(
    "what is never closed does not swallow the text",
    arguments: [
      "<!-- a", "<script>a", "<style>", "<noscript>", "<iframe src=x>", "<svg><g>", "<textarea>", "<title>", "<p class=\"a", "<p title='",
      "<?php ",
      "<![CDATA[ <p>alt</p>", "<select>", "<object>", "<!", "</",
    ])
  func unclosed(source: String) {
    #expect(text(source + " <p>Hier steht der Text.</p>").contains("Hier steht der Text."))
  }

  @Test("tags, comments and programs are no text, wherever they end")
  func markup() {
    #expect(text("a<!-- b --><!-->c<!--->d<!-- e --!>f") == "acdf")
    #expect(text("<script>document.write('<p>no<\\/p>')</script>a<STYLE>p{}</STYLE >b") == "ab")
    #expect(text("1 < 2, 3 <4 und <5>") == "1 < 2, 3 <4 und <5>")
    #expect(text("vier<svg><title>no</title><svg></svg></svg>fünf") == "vier fünf")
    #expect(text("<p title='a > b' data-x=<b>>a</p>") == ">a")
  }

  @Test("of an attribute given twice the first counts, quotes or not, in any case")
  func attributes() {
    let tree = PageParser.tree(of: Array("<DIV Class = a class=b ID='c d' hidden data-testid=\"e\" / >x".utf8))
    #expect(tree.attributeString(.class, of: 1) == "a")
    #expect(tree.attributeString(.id, of: 1) == "c d")
    #expect(tree.attributeString(.hidden, of: 1) == "")
    #expect(tree.attributeString(.testID, of: 1) == "e")
  }

  @Test("linked data is kept aside as it is")
  func linkedData() {
    let tree = PageParser.tree(
      of: Array("<script type=\"application/ld+json\">{\"a\":\"<b>\"}</script><script type=text/json>{}</script>".utf8))
    #expect(tree.linkedData.map { String(decoding: $0, as: UTF8.self) } == ["{\"a\":\"<b>\"}"])
  }
}
