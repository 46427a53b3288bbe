import Foundation
import LanguageIdentification
import Testing
import TextCore

@testable import TenorTraining

@Suite("training of a language model")
struct LanguageTrainingTests {
  /// A folder with a few sentences of five languages.
  private func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tenor-language-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts = [
      "de": ["der hund bellt im garten", "die katze schläft auf dem dach", "wir haben heute keine zeit für euch"],
      "da": ["hunden gør i haven", "katten sover på taget", "vi har ikke tid til jer i dag"],
      "nl": ["de hond blaft in de tuin", "de kat slaapt op het dak", "wij hebben vandaag geen tijd voor jullie"],
      "bg": ["кучето лае в градината", "котката спи на покрива", "днес нямаме време за вас"],
      "mk": ["кучето лае во градината", "мачката спие на покривот", "денес немаме време за вас"],
    ]
    for (code, lines) in texts {
      try lines.joined(separator: "\n").write(to: folder.appending(path: code + ".txt"), atomically: true, encoding: .utf8)
    }
    try "hund\t12.5\ngarten\t3\n".write(to: folder.appending(path: "de.words.tsv"), atomically: true, encoding: .utf8)
    return try await body(folder.path)
  }

  private func training(_ folder: String) throws -> LanguageTraining {
    var training = LanguageTraining(
      corpora: try LanguageCorpus.all(in: folder), told: ["de", "da", "bg"].map { Language($0) })
    training.latin = LanguageTrainer.Plan(bits: 8, wordBits: 7, examples: (1_000, 5_000, 5_000, 1_000))
    training.cyrillic = training.latin
    return training
  }

  @Test("the same texts make the same bytes, and a model that knows them")
  func reproducible() async throws {
    try await withFolder { folder in
      let model = try await training(folder).model(notes: [])
      let again = try await training(folder).model(notes: [])
      #expect(model.bytes == again.bytes)
      let identifier = try LanguageIdentifier(model: model.bytes)
      #expect(identifier.languages == ["de", "da", "bg"].map { Language($0) })
      #expect(identifier.guess(Text("Die Katze schläft auf dem Dach")).language == Language("de"))
      #expect(identifier.guess(Text("Katten sover på taget")).language == Language("da"))
      #expect(identifier.guess(Text("Котката спи на покрива")).language == Language("bg"))
      #expect(identifier.guess(Text("Мачката спие на покривот")).language == .undetermined)
    }
  }

  @Test("a line of a word list that is no word and frequency is named")
  func malformedWords() async throws {
    try await withFolder { folder in
      try "hund\tviel\n".write(toFile: folder + "/de.words.tsv", atomically: true, encoding: .utf8)
      #expect {
        try LanguageCorpus.all(in: folder)
      } throws: { "\($0)" == "\(folder)/de.words.tsv:1: expected word, tab, frequency" }
    }
  }

  @Test(
    "Bulgarian is brought into Latin letters as the law has it",
    arguments: [("щастлива българска котка", "shtastliva balgarska kotka"), ("чужд ключ, тъй", "chuzhd klyuch, tay")])
  func official(cyrillic: String, latin: String) {
    #expect(String(decoding: Transliteration.replacing(Array(cyrillic.utf8), Transliteration.official), as: UTF8.self) == latin)
  }

  @Test("junk is in the script that was asked for, and the same for ever", arguments: [WritingSystem.latin, .cyrillic])
  func junk(script: WritingSystem) {
    var random = SplitMix64(seed: 1)
    var again = SplitMix64(seed: 1)
    var features = LanguageFeatures()
    for _ in 0..<100 {
      let text = Junk.text(.sentence, in: script, &random)
      #expect(text == Junk.text(.sentence, in: script, &again))
      features.read(folded: text)
      #expect(features.script == script || features.script == .none)
    }
  }

  @Test("random numbers are the same for ever")
  func random() {
    var random = SplitMix64(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)  // the first number of the authors' program
  }
}
