/// The elements that mean something to extraction; all others are `other` and behave as inline.
enum Tag: String, CaseIterable, Sendable {
  /// Text between tags; no element.
  case text = "#text"
  case other = "#other"
  case html, head, title, meta, link, base, body
  case div, p, section, article, main, header, footer, aside, nav, hgroup, address, center, details, summary, dialog
  case h1, h2, h3, h4, h5, h6
  case ul, ol, li, dl, dt, dd, menu
  case table, thead, tbody, tfoot, tr, td, th, caption
  case blockquote, q, pre, figure, figcaption, hr, br
  case a, b, i, em, strong, span, font, time, cite, small, sup, sub, abbr, del, wbr, nobr, img
  case form, fieldset, legend, label, input, button, select, option, textarea
  case script, style, noscript, iframe, svg, template, object, embed, canvas, audio, video, math, applet, map, datalist

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

  /// Whatever stands in it is never read: programs, graphics, players and choices.
  var isSkipped: Bool {
    switch self {
    case .script, .style, .noscript, .iframe, .svg, .template, .object, .embed, .canvas, .audio, .video, .math, .applet, .map, .select,
      .textarea, .datalist:
      true
    default: false
    }
  }

  /// Text in it is metadata or a control, never part of an article.
  var isFurniture: Bool {
    switch self {
    case .head, .nav, .button, .figcaption, .caption, .input, .option, .legend, .dialog, .del: true
    default: false
    }
  }
}
