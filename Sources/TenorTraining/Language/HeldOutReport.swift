import LanguageIdentification
import TextCore

/// How well a model does on the text kept from its training.
struct HeldOutReport: CustomStringConvertible {
  struct Line {
    var told = 0
    var toldRight = 0
    var closedRight = 0
    var others = 0
    var othersAccepted = 0
  }

  /// The texts whose confidence lies in one tenth.
  struct Tenth {
    var count = 0
    var right = 0
    var confidence = 0.0
  }

  private static let junkCount = 4_000

  private(set) var lines: [(name: String, line: Line)] = []
  /// By confidence, from 0...0.1 to 0.9...1: whether of the texts given 0.9 about 90 % are right.
  private(set) var tenths = Array(repeating: Tenth(), count: 10)

  init(_ identifier: LanguageIdentifier, _ corpora: [LanguageCorpus]) {
    for kind in ExampleSampler.Kind.allCases {
      var random = SplitMix64(seed: 2)
      var line = Line()
      for corpus in corpora {
        if kind == .word {
          for word in corpus.heldOutWords { count(word, corpus.language, identifier, &line) }
        } else {
          for sentence in corpus.heldOutLines {
            let text =
              switch kind {
              case .pair: ExampleSampler.window(of: sentence, words: 2, &random)
              case .window: ExampleSampler.window(of: sentence, words: 3 + random.below(6), &random)
              default: sentence
              }
            count(text, corpus.language, identifier, &line)
          }
        }
      }
      lines.append((kind.rawValue, line))
    }
    var random = SplitMix64(seed: 3)
    var junk = Line()
    for number in 0..<Self.junkCount {
      let text = Junk.text(ExampleSampler.kind(&random), in: number % 2 == 0 ? .latin : .cyrillic, &random)
      count(text, .undetermined, identifier, &junk)
    }
    lines.append(("junk", junk))
  }

  private mutating func count(_ text: [UInt8], _ language: Language, _ identifier: LanguageIdentifier, _ line: inout Line) {
    let guess = identifier.guess(folded: text.span)
    guard guess.script != .none else { return }
    let right = identifier.languages.contains(language) ? guess.language == language : guess.language == .undetermined
    let tenth = min(9, Int(guess.confidence * 10))
    tenths[tenth].count += 1
    tenths[tenth].confidence += guess.confidence
    if right { tenths[tenth].right += 1 }
    if identifier.languages.contains(language) {
      line.told += 1
      if guess.language == language { line.toldRight += 1 }
      if guess.candidates.first(where: { $0.language != .undetermined })?.language == language { line.closedRight += 1 }
    } else {
      line.others += 1
      if guess.language != .undetermined { line.othersAccepted += 1 }
    }
  }

  var description: String {
    func percent(_ part: Int, _ whole: Int) -> String {
      guard whole > 0 else { return "-" }
      let tenths = (part * 1000 + whole / 2) / whole
      return "\(tenths / 10).\(tenths % 10) %"
    }
    var text = "held out: right / best of the languages told / others taken for one of them"
    for (name, line) in lines {
      text += "\n  \(name): \(percent(line.toldRight, line.told)) / \(percent(line.closedRight, line.told)) of \(line.told)"
      text += " / \(percent(line.othersAccepted, line.others)) of \(line.others)"
    }
    text += "\nheld out: of the texts given a confidence, so many are right"
    for tenth in tenths where tenth.count > 0 {
      let mean = percent(Int((tenth.confidence * 1000).rounded()), tenth.count * 1000)
      text += "\n  \(mean): \(percent(tenth.right, tenth.count)) of \(tenth.count)"
    }
    return text
  }
}
