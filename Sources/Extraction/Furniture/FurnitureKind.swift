/// What a piece of page furniture is about, as `furniture.tsv` names it.
enum FurnitureKind: String, CaseIterable, Sendable {
  case advert, app, byline, caption, comments, cookie, copyright, correction, credit, date, donate, follow, gallery, legal, login
  case navigation, newsletter, paywall, print, rating, readtime, related, share, signoff, spam, tags, video, debris

  /// Characters up to which a line that begins with such a phrase is furniture. Longer ones are sentences that happen to begin like
  /// one (chosen on the development pages and scrapes).
  var longestLine: Int {
    switch self {
    case .byline: 140
    case .credit, .caption, .date, .readtime, .print, .gallery, .rating: 160
    case .comments, .share, .tags, .video, .navigation, .follow, .app, .advert: 200
    case .related: 240
    case .newsletter, .copyright, .cookie, .correction, .donate, .legal, .login, .paywall, .signoff, .spam: 420
    case .debris: 0
    }
  }
}
