import Foundation
import TextCore

/// The lexicons of the repository, which the tests of segmentation read as the program does.
let lexicons: LexiconFolder = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  do {
    return try LexiconFolder(path: root.appending(path: "Lexicons").path(percentEncoded: false))
  } catch {
    preconditionFailure("\(error)")
  }
}()

/// A segmenter for every language that has lexicons.
let segmenters: [String: Segmenter] = {
  do {
    return try Dictionary(uniqueKeysWithValues: lexicons.languages.map { ($0.code, try Segmenter($0, in: lexicons)) })
  } catch {
    preconditionFailure("\(error)")
  }
}()

func segmentation(_ code: String, _ text: String) -> Segmentation {
  guard let segmenter = segmenters[code] else { preconditionFailure("no lexicons for \(code)") }
  return segmenter.segmentation(of: Text(text))
}

/// Random numbers that are the same in every run (Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Every character that Unicode has assigned, private use left aside.
let assignedScalars: [Unicode.Scalar] = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter {
  $0.value < 0x80 || ($0.properties.generalCategory != .unassigned && $0.properties.generalCategory != .privateUse)
}
