import SentimentAnalysis
import Testing

/// `+`, `-` and `0` say how the text speaks as a whole.
@Suite("How a text speaks") struct TextTests {
  private static func check(_ language: String, _ text: String, _ label: Character) throws {
    #expect(try Judge(language).label(of: text) == label, "\(language): \(text)")
  }

  @Test(
    "praise and blame are turned by negation, and twice turned back",
    arguments: [
      ("en", "The food was not good.", "-" as Character), ("en", "There were no problems.", "+"),
      ("de", "Das Essen war nicht gut.", "-"), ("de", "Es gab keine Probleme.", "+"),
      ("da", "Maden var ikke god.", "-"), ("da", "Der var ingen problemer.", "+"),
      ("bg", "Храната не е добра.", "-"), ("bg", "Никога не е добре.", "-"),
    ])
  func negation(language: String, text: String, label: Character) throws { try Self.check(language, text, label) }

  @Test(
    "compounds speak as their last part",
    arguments: [
      ("de", "Das Lieferchaos dauert an.", "-" as Character), ("de", "Die Mannschaft traf sich am Bahnhof.", "0"),
      ("da", "Regningskaos rammer tusinder.", "-"), ("da", "Virkeligheden er en lejlighed.", "0"),
    ])
  func compounds(language: String, text: String, label: Character) throws { try Self.check(language, text, label) }

  @Test(
    "idioms speak as a whole",
    arguments: [
      ("en", "They went the extra mile.", "+" as Character), ("de", "Das trifft den Nagel auf den Kopf.", "+"),
      ("da", "Det rammer hovedet på sømmet.", "+"), ("bg", "Оставиха ни на произвола на съдбата.", "-"),
    ])
  func idioms(language: String, text: String, label: Character) throws { try Self.check(language, text, label) }

  @Test(
    "praise of trouble is irony",
    arguments: [
      ("en", "Another brilliant outage.", "-" as Character), ("en", "Great job, you broke it.", "-"),
      ("da", "Endnu et fantastisk nedbrud.", "-"), ("bg", "Още един прекрасен срив.", "-"),
    ])
  func irony(language: String, text: String, label: Character) throws { try Self.check(language, text, label) }

  @Test(
    "emoticons stand for themselves",
    arguments: [
      ("en", "I will not go there :)", "+" as Character), ("de", "Das mache ich nicht :-)", "+"),
      ("da", "Det gør jeg ikke 👍", "+"), ("bg", "Няма да отида :)", "+"),
    ])
  func emoticons(language: String, text: String, label: Character) throws { try Self.check(language, text, label) }

  @Test(
    "words of degree make a cue stronger or weaker",
    arguments: [
      ("en", "very good", "good", "somewhat good"), ("de", "sehr gut", "gut", "ein bisschen gut"),
      ("da", "meget god", "god", "nogenlunde god"), ("bg", "много добър", "добър", "относително добър"),
    ])
  func degree(language: String, strong: String, plain: String, weak: String) throws {
    let judge = try Judge(language)
    let scores = [strong, plain, weak].map { judge.sentiment(of: $0).score }
    #expect(scores[0] > scores[1] && scores[1] > scores[2], "\(language): \(scores)")
  }

  @Test(
    "a slash inside a name is no mark of irony",
    arguments: [
      ("en", "Vestas Wind Systems A/S is a great company.", "+" as Character), ("en", "Great, another queue /s", "-"),
      ("da", "Novo Nordisk A/S er en fantastisk arbejdsplads.", "+"),
    ])
  func slash(language: String, text: String, label: Character) throws { try Self.check(language, text, label) }

  @Test(
    "to deny what is bad and only wished, feared or possible is no praise",
    arguments: [
      ("en", "It could not be worse."), ("en", "She doesn't want to fail the exam."), ("de", "Es könnte nicht schlechter sein."),
      ("da", "Det kunne ikke være værre."),
    ])
  func wishes(language: String, text: String) throws {
    #expect(try Judge(language).label(of: text) != "+", "\(language): \(text)")
  }

  @Test(
    "a phrase is found before a genitive, and where the scanner makes more of its second word",
    arguments: [("en", "The customer service's hotline is a waste of time.", "-" as Character), ("de", "Das geht gar nicht!", "-")])
  func phrases(language: String, text: String, label: Character) throws { try Self.check(language, text, label) }

  @Test("every cue names the words that shifted it")
  func trace() throws {
    let cues = try Judge("en").sentiment(of: "The hotel was not good.").cues
    #expect(cues.map(\.lemma) == ["good"])
    #expect(cues.first?.shiftedBy.count == 1)
  }

  @Test(
    "a prefix and a word are no compound",
    arguments: [
      ("de", "Wir gehen gemeinsam zum Bahnhof."), ("de", "Die Wiederholung läuft am Montag."), ("de", "Sie sprach in ihrer Muttersprache."),
      ("de", "Er nahm die Dienstleistung in Anspruch."), ("da", "Han er fra lufthavnen."), ("da", "De inkluderer moms."),
      ("da", "Hun kom fra Frankrig."),
    ])
  func prefixes(language: String, text: String) throws { try Self.check(language, text, "0") }

  @Test(
    "what a sentence regrets or welcomes is not denied by it",
    arguments: [("da", "Det kan man desværre ikke sige om dem.", "-" as Character)])
  func comments(language: String, text: String, label: Character) throws { try Self.check(language, text, label) }

  @Test(
    "words drawn out speak as the plain ones",
    arguments: [
      ("en", "This is soooo baaaad.", "-" as Character), ("de", "Das ist suuuper.", "+"), ("en", "Coooool!", "+"),
    ])
  func drawnOut(language: String, text: String, label: Character) throws { try Self.check(language, text, label) }

  @Test(
    "the words of a name say nothing",
    arguments: [
      ("en", "We were at [Best Buy](0) in the morning."), ("de", "Am Montag fuhr er mit [Grab](0) zum Hafen."),
      ("da", "Hun købte en jakke hos [Bestseller](0)."), ("de", "Ein Lautsprecher von [Teufel](0) stand im Zimmer."),
    ])
  func names(language: String, marked: String) throws {
    #expect(try Judge(language).sentiment(of: MarkedText(marked)).cues.isEmpty, "\(language): \(marked)")
  }

  @Test("a denied cue is turned, a strengthened one is not")
  func turned() throws {
    let judge = try Judge("de")
    #expect(judge.sentiment(of: "Die Ware war nicht beschädigt.").cues.map(\.isTurned) == [true])
    #expect(judge.sentiment(of: "Die Ware war sehr schlecht.").cues.map(\.isTurned) == [false])
  }

  @Test(
    "a text without full stops takes no longer than its length",
    arguments: ["nicht kein ohne sehr gut ", "und der Konzern sagte dass ", "Siemens lehnte besser gegen gut als "])
  func endless(phrase: String) throws {
    let judge = try Judge("de")
    let short = String(repeating: phrase, count: 300)
    let long = String(repeating: phrase, count: 3_000)
    let clock = ContinuousClock()
    // The best of three, for a machine that has other things to do.
    func time(_ text: String) -> Duration { (0..<3).map { _ in clock.measure { _ = judge.sentiment(of: text) } }.min() ?? .zero }
    let (shortTime, longTime) = (time(short), time(long))
    // Ten times the text; quadratic work would take a hundred times as long.
    #expect(longTime < max(shortTime, .milliseconds(1)) * 50, "\(shortTime), \(longTime)")
  }
}
