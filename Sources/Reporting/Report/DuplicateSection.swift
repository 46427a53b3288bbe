/// Which articles repeat which.
struct DuplicateSection {
  let data: ReportData
  let limits: ReportLimits

  func write(to html: inout HTMLWriter) {
    html.section("duplicates", "Duplicates") { html in
      if data.stories.isEmpty {
        html.element("p", text: "No article repeats another one.")
        return
      }
      let count =
        "\(ReportText.count(data.summary.duplicates, "article")) \(data.summary.duplicates == 1 ? "repeats" : "repeat") \(data.storyCount == 1 ? "one other" : "\(ReportText.number(data.storyCount)) others")"
      html.element("p", [("class", "soft")], text: "\(count). Of each story, the article that came first counts.")
      if data.stories.count < data.storyCount {
        html.element("p", [("class", "soft")], text: "The \(data.stories.count) with the most copies:")
      }
      html.element("ul", [("class", "plain")]) { html in
        for story in data.stories {
          html.element("li") { html in
            html.source(story.original, limits)
            html.element("ul", [("class", "plain")]) { html in
              for copy in story.copies {
                html.element("li") { html in
                  html.write("\(Int((copy.similarity * 100).rounded())) % ")
                  html.source(copy.article, limits)
                }
              }
              if story.copyCount > story.copies.count {
                html.element("li", [("class", "soft")], text: "and \(story.copyCount - story.copies.count) more")
              }
            }
          }
        }
      }
    }
  }
}
