import SentimentAnalysis

/// What adds up to one row of the company table.
struct RowGroup {
  /// Cues named in a row.
  private static let topCues = 3

  private(set) var articleCount = 0
  private var storyCount = 0
  private var articles: Set<Int64> = []
  private var stories: Set<Int64> = []
  private var counted: Set<Story> = []
  private var siteCount = 0
  private var sites: Set<String> = []
  private var verdicts = 0
  private var mentions = 0
  private var sentences = 0
  private var relevance = 0.0
  private var tone = 0.0
  private var score = ScoreStatistics()
  private var labels: [String: Int] = [:]
  private var firstSeen: String?
  private var lastSeen: String?
  private var praise: [String: Int] = [:]
  private var blame: [String: Int] = [:]
  private var best: Example?
  private var worst: Example?
  private var mostRelevant: (relevance: Double, url: String)?

  /// A story about a company: of its copies, the first counts.
  private struct Story: Hashable {
    let company: Int64
    let story: Int64
  }

  private struct Example {
    let article: Int64
    let sentence: Int
    /// Sum of the cues times relevance of the article.
    let strength: Double
    let url: String
  }

  /// - Parameter cues: of the verdict, by sentence.
  mutating func add(_ verdict: StoredVerdict, _ cues: [StoredCue], countingDuplicates: Bool) {
    if articles.insert(verdict.article).inserted { articleCount += 1 }
    if sites.insert(verdict.site ?? "").inserted { siteCount += 1 }
    if let day = verdict.published.map({ String($0.prefix(10)) }) {
      firstSeen = min(firstSeen ?? day, day)
      lastSeen = max(lastSeen ?? day, day)
    }
    if stories.insert(verdict.story).inserted { storyCount += 1 }
    guard counted.insert(Story(company: verdict.company, story: verdict.story)).inserted || countingDuplicates else { return }
    verdicts += 1
    mentions += verdict.mentions
    sentences += verdict.sentences
    relevance += verdict.relevance
    tone += verdict.tone
    score.add(verdict.score, weight: verdict.relevance)
    labels[verdict.label, default: 0] += 1
    let url = verdict.url ?? verdict.path
    if verdict.relevance > mostRelevant?.relevance ?? -1 { mostRelevant = (verdict.relevance, url) }
    var start = 0
    while start < cues.count {
      let end = cues[start...].firstIndex { $0.sentence != cues[start].sentence } ?? cues.count
      for cue in cues[start..<end] {
        if cue.weight > 0 { praise[cue.lemma, default: 0] += 1 } else { blame[cue.lemma, default: 0] += 1 }
      }
      let strength = cues[start..<end].reduce(0) { $0 + $1.weight } * verdict.relevance
      let example = Example(article: verdict.article, sentence: cues[start].sentence, strength: strength, url: url)
      if strength > best?.strength ?? 0 { best = example }
      if strength < worst?.strength ?? 0 { worst = example }
      start = end
    }
  }

  /// Without what is needed only as long as more is added.
  var withoutSets: RowGroup {
    var group = self
    group.articles = []
    group.stories = []
    group.counted = []
    group.sites = []
    return group
  }

  func row(_ key: RowKey, _ store: Store) throws -> CompanyTable.Row {
    let example = score.mean > 0 ? best : score.mean < 0 ? worst : nil
    func share(_ label: Sentiment.Label) -> Share { Share(labels[label.rawValue] ?? 0, of: verdicts) }
    return CompanyTable.Row(
      companyID: key.companyID, company: key.company, country: key.country, language: key.language, period: key.period, site: key.site,
      articles: articleCount, uniqueArticles: storyCount, sites: siteCount, mentions: mentions, sentences: sentences,
      relevance: relevance / Double(max(1, verdicts)), score: score, positive: share(.positive), neutral: share(.neutral),
      negative: share(.negative), articleTone: tone / Double(max(1, verdicts)), firstSeen: firstSeen, lastSeen: lastSeen,
      topPositive: Self.top(praise), topNegative: Self.top(blame),
      exampleSentence: try example.flatMap { try store.sentence($0.sentence, ofArticle: $0.article) },
      exampleURL: example?.url ?? mostRelevant?.url)
  }

  private static func top(_ counts: [String: Int]) -> [String] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(topCues).map { "\($0.key) (\($0.value))" }
  }
}
