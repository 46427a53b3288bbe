/// Finds what the site calls itself, and the page's own address.
struct SiteFinder {
  let metadata: PageMetadata
  let fetched: String?

  func site() -> String? {
    metadata.first("og:site_name") ?? metadata.linked.publisher ?? metadata.first("application-name", "apple-mobile-web-app-title")
      ?? host()
  }

  /// The canonical address; a relative one is resolved against where the page came from.
  func url() -> String? {
    for candidate in [metadata.canonical, metadata.first("og:url"), metadata.linked.url] {
      guard let candidate, !candidate.isEmpty else { continue }
      if candidate.hasPrefix("http://") || candidate.hasPrefix("https://") { return candidate }
      if candidate.hasPrefix("//") { return "https:" + candidate }
      if candidate.hasPrefix("/"), let fetched, let origin = Self.origin(of: fetched) { return origin + candidate }
    }
    return fetched
  }

  private func host() -> String? { url().flatMap(Self.host(of:)) }

  /// The host of an address without `www.`: what a site is called that says no name.
  static func host(of url: String) -> String? {
    guard let origin = origin(of: url) else { return nil }
    let name = origin.split(separator: "/").last.map(String.init) ?? origin
    return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
  }

  /// Scheme and host.
  private static func origin(of url: String) -> String? {
    let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].hasSuffix(":") else { return nil }
    let host = parts[2].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.isEmpty ? nil : "\(parts[0])//\(host)"
  }
}
