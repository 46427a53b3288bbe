import EntityRecognition
import Foundation
import Testing
import TextCore

@testable import TenorTraining

@Suite("learning what tells unknown names apart")
struct NameTrainingTests {
  private func file(_ text: String, _ name: String) throws -> String {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)")
    try Data(text.utf8).write(to: url)
    return url.path
  }

  @Test("marked lines and JSON lines say the same")
  func formats() throws {
    let marked = try LabelledNames(marked: "Til [Ærø](place) kom [Jens Ås](person).", Language("da"))
    let json =
      #"{"lang":"da","text":"Til Ærø kom Jens Ås.","entities":[{"type":"LOC","start":4,"end":7},{"type":"PER","start":12,"end":19},{"type":"DATE","start":0,"end":3}]}"#
    let read = try LabelledNames(json: Array(json.utf8))
    #expect(read.text.string == marked.text.string)
    #expect(read.names.map(\.range) == marked.names.map(\.range))
    #expect(read.names.map(\.kind) == [.place, .person])
  }

  @Test(
    "a broken line is named",
    arguments: [
      ("en.txt", "# head\n[Ann](person) left.\n[Bob](persn) stayed.\n", "expected [name](person)"),
      ("x.jsonl", "{\"lang\":\"en\",\"text\":\"a\",\"entities\":[]}\n\n{\"lang\":\"en\",\"text\":\"a\"}\n", "no “entities”"),
      (
        "y.jsonl", "\n\n{\"lang\":\"en\",\"text\":\"abc\",\"entities\":[{\"type\":\"PER\",\"start\":2,\"end\":9}]}\n",
        "inside the text"
      ),
    ])
  func broken(name: String, text: String, message: String) throws {
    let path = try file(text, name)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect {
      try LabelledNames.read(path)
    } throws: { error in
      "\(error)".contains(message) && "\(error)".contains("\(path):3:")
    }
  }

  @Test("what speaks for a person and for a place is learned from the sentences written for it, the same in every run")
  func learning() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let lexicons = try LexiconFolder(path: root.appending(path: "Lexicons").path)
    let texts = try LabelledNames.read(root.appending(path: "Sources/TenorTraining/Names/Texts/da.txt").path)
    #expect(texts.count > 100)
    let examples = try NameExamples(texts, in: lexicons)
    var fit = NameFit()
    fit.steps = 40
    let weights = fit.weights(of: examples.examples, features: examples.featureCount)
    #expect(weights == fit.weights(of: examples.examples, features: examples.featureCount))
    func worth(_ sign: String) throws -> (person: Double, place: Double) {
      let (shared, own) = try #require(examples.signs[Language("da")]?[sign])
      let sum = weights[shared] + weights[own]
      return (sum[1] - sum[0], sum[2] - sum[0])
    }
    #expect(try worth("afterTitle").person > worth("afterTitle").place)
    #expect(try worth("placePreposition").place > worth("placePreposition").person)
    #expect(try worth("personShape").person > 0)
  }
}
