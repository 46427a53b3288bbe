import LanguageIdentification
import Testing
import TextCore

@Suite("the file of a language model")
struct LanguageModelTests {
  @Test("a file of another kind is refused", arguments: ["", "\n", "PK\u{3}\u{4}", "tenor language model 4\n\n", "tenor language model 5"])
  func foreign(text: String) {
    #expect(throws: LanguageModelError.self) { try LanguageIdentifier(model: Array(text.utf8)) }
  }

  @Test("a cut file is refused, wherever it was cut")
  func cut() throws {
    let bytes = try ShippedModel.bytes()
    for count in [10, 40, 200, 2_000, bytes.count / 2, bytes.count - 1] {
      #expect(throws: LanguageModelError.self) { try LanguageIdentifier(model: Array(bytes[..<count])) }
    }
    #expect(throws: LanguageModelError.self) { try LanguageIdentifier(model: bytes + [0]) }
  }

  @Test("a changed weight is noticed")
  func damaged() throws {
    let bytes = try ShippedModel.bytes()
    for position in [bytes.count / 3, bytes.count / 2, bytes.count - 1] {
      var damaged = bytes
      damaged[position] ^= 1
      #expect {
        try LanguageIdentifier(model: damaged)
      } throws: { error in
        if case LanguageModelError.damaged = error { true } else { false }
      }
    }
  }

  @Test(
    "an error says in which line what was expected",
    arguments: [
      ("languages de", "language model, line 2: found “languages de”, expected key: value"),
      (
        "table: greek 3 2 1 0",
        "language model, line 2: found “table: greek 3 2 1 0”, expected table: latin or cyrillic, bits of runs and of words, scale, smoothing"
      ),
      (
        "class: latin de de 0",
        "language model, line 2: found “class: latin de de 0”, expected class: a table named before, name, answer, bias"
      ),
      ("what: nothing else", "language model: found no line “languages” in the head"),
    ])
  func messages(line: String, message: String) {
    #expect {
      try LanguageIdentifier(model: Array("tenor language model 5\n\(line)\n\n".utf8))
    } throws: { "\($0)" == message }
  }

  @Test("what is written is what was read")
  func written() throws {
    let bytes = try ShippedModel.bytes()
    #expect(try LanguageModel(bytes).bytes == bytes)
  }
}
