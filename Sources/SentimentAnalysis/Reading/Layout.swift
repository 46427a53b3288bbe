import TextCore

/// The lines of a text as far as judging needs them: its headline, and the headings between paragraphs.
struct Layout {
  /// Shorter texts are messages rather than articles and have no headline.
  private static let shortestArticle = 5
  private static let fewestArticleTokens = 70
  /// Headings are no longer than this, in tokens.
  private static let longestHeading = 16

  /// Line of each sentence, counted from 0.
  private(set) var lines: [Int] = []
  /// Lines that are headings: one short sentence without a full stop, with text behind it.
  private var headings: Set<Int> = []
  let isArticle: Bool

  init(_ segmentation: Segmentation) {
    let sentences = segmentation.sentences
    isArticle = sentences.count >= Self.shortestArticle && segmentation.tokens.count >= Self.fewestArticleTokens
    var line = 0
    for (index, sentence) in sentences.enumerated() {
      if index > 0, segmentation.text.utf8[sentences[index - 1].range.end..<sentence.range.start].contains(0x0A) { line += 1 }
      lines.append(line)
    }
    for index in sentences.indices.dropLast() where lines[index + 1] != lines[index] && (index == 0 || lines[index - 1] != lines[index]) {
      let last = segmentation.text.utf8[sentences[index].range.end - 1]
      if last != UInt8(ascii: ".") && last != UInt8(ascii: ":") && sentences[index].tokens.count <= Self.longestHeading {
        headings.insert(lines[index])
      }
    }
  }

  /// Whether the sentence is the headline of an article.
  func isHeadline(_ sentence: Int) -> Bool { isArticle && lines[sentence] == 0 && headings.contains(0) }

  /// Whether a part of the article begins with the sentence, so that what was spoken of before is over.
  func beginsPart(_ sentence: Int) -> Bool { lines[sentence] > 0 && headings.contains(lines[sentence]) }
}
