/// Finds the headline by letting the places that name it confirm each other: headings, Open Graph, linked data, the document's title.
struct TitleFinder {
  let tree: PageTree
  let roles: PageRoles
  let metadata: PageMetadata

  func title() -> String? {
    let h1 = roles.headings.map { String(decoding: tree.text(of: Int($0)), as: UTF8.self) }.filter { !$0.isEmpty }
    let document = metadata.documentTitle
    let og = metadata.first("og:title", "twitter:title", "dc.title", "title", "headline")
    let documentWords = document.map { FoldedWords($0) }
    if h1.count == 1 { return h1[0] }
    for heading in h1 where documentWords?.hasPrefix(FoldedWords(heading)) == true { return heading }
    return og ?? metadata.linked.headline ?? h1.first ?? document
  }
}
