/// The elements that mean something to extraction; all others are `other` and behave as inline.
enum Tag: UInt8, CaseIterable, Sendable {
  /// Text between tags; no element.
  case text
  case other
  case html, head, title, meta, link, base, body
  case div, p, section, article, main, header, footer, aside, nav, hgroup, address, center, details, summary, dialog
  case h1, h2, h3, h4, h5, h6
  case ul, ol, li, dl, dt, dd, menu
  case table, thead, tbody, tfoot, tr, td, th, caption
  case blockquote, q, pre, figure, figcaption, hr, br
  case a, b, i, em, strong, span, font, time, cite, small, sup, sub, abbr, del, wbr, nobr, img
  case form, fieldset, legend, label, input, button, select, option, textarea
  case script, style, noscript, iframe, svg, template, object, embed, canvas, audio, video, math, applet, map, datalist, noembed, noframes
  case area, col, param, source, track, frame

  /// By the hash of the name.
  static let byName = NameTable(Tag.allCases.filter { $0 != .text && $0 != .other }.map { ("\($0)", $0) })

  /// Ends the paragraph before it and begins a new one.
  var isBlock: Bool {
    switch self {
    case .html, .head, .body, .div, .p, .section, .article, .main, .header, .footer, .aside, .nav, .hgroup, .address, .center, .details,
      .summary, .dialog, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .menu, .table, .thead, .tbody, .tfoot, .tr, .td, .th,
      .caption, .blockquote, .pre, .figure, .figcaption, .hr, .form, .fieldset, .legend, .option:
      true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Has no content and no end tag.
  var isVoid: Bool {
    switch self {
    case .meta, .link, .base, .hr, .br, .wbr, .img, .input, .embed, .area, .col, .param, .source, .track, .frame: true
    default: false
    }
  }

  /// May stand in the head; all others end it.
  var isMetadata: Bool {
    switch self {
    case .meta, .link, .base, .title, .script, .style, .noscript, .template, .head: true
    default: false
    }
  }

  /// Ends an open paragraph (WHATWG, 13.2.6.4.7).
  var closesParagraph: Bool {
    switch self {
    case .p, .div, .section, .article, .main, .header, .footer, .aside, .nav, .hgroup, .address, .center, .details, .summary, .dialog,
      .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .menu, .table, .blockquote, .pre, .figure, .figcaption, .hr, .form,
      .fieldset:
      true
    default: false
    }
  }

  /// What stands in it cannot be closed by an end tag outside, nor the other way round.
  var isScope: Bool {
    switch self {
    case .html, .table, .td, .th, .caption, .object, .applet: true
    default: false
    }
  }

  /// The end tag of an inline element cannot close it.
  var isContainer: Bool {
    switch self {
    case .html, .body, .div, .section, .article, .main, .table, .thead, .tbody, .tfoot, .tr, .td, .th: true
    default: false
    }
  }

  /// Players and applets: their content stands in for them where they cannot run.
  var isFallback: Bool { self == .object || self == .applet }

  /// Text in it is metadata or a control, never part of an article.
  var isFurniture: Bool {
    switch self {
    case .head, .title, .nav, .button, .figcaption, .caption, .input, .option, .legend, .dialog, .del: true
    default: false
    }
  }
}
