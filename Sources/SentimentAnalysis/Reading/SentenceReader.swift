import TextCore

/// Finds cues and shifters in sentences and lets the ones act on the others.
///
/// A sentence is gone through twice: first its words, each with what it can mean (the longest expression wins and uses up the words
/// in it); then, when it is known what stands beside what, see `SentenceReader+Shifting.swift`.
struct SentenceReader: Sendable {
  let lexicon: SentimentLexicon

  /// „GREAT“ says more than „great“ (Hutto and Gilbert 2014 measured 0.733 on a scale of 4).
  private static let capitalsFactor = 1.2
  /// „goood“, as „GOOD“.
  private static let drawnOutFactor = 1.2
  /// Shorter words in capitals are abbreviations as often as not.
  private static let shortestShout = 4

  init(_ language: Language, lexicons: LexiconFolder, fitted: Bool) throws(LexiconError) {
    lexicon =
      try fitted
      ? SentimentLexicon(language, in: lexicons) : SentimentLexiconBuilder.lexicon(language, in: lexicons, fitted: false)
  }

  /// - Parameter names: proper names, in order and without overlap; the words in them are neither cues nor shifters.
  func reading(of segmentation: Segmentation, names: [TextRange] = []) -> TextReading {
    var reading = TextReading()
    var scratch = ReadingScratch(names: names)
    reading.sentences.reserveCapacity(segmentation.sentences.count)
    lookUp(segmentation.tokens, &scratch)
    for sentence in segmentation.sentences {
      let clauses = reading.clauses.count
      let cues = reading.cues.count
      let marks = reading.marks.count
      let isQuestion = readWords(of: sentence, in: segmentation, into: &reading, &scratch)
      shift(isQuestion: isQuestion, clauses: clauses..<reading.clauses.count, &reading, &scratch)
      reading.sentences.append(
        TextReading.ReadSentence(
          clauses: clauses..<reading.clauses.count, cues: cues..<reading.cues.count, marks: marks..<reading.marks.count))
    }
    return reading
  }

  // MARK: Words

  /// Fills `scratch.senses`.
  ///
  /// All words are looked up before any is judged, first in the filter and then those that pass it in the table: look-ups that wait for
  /// no decision between them are answered by the memory together rather than one after the other.
  private func lookUp(_ tokens: [Token], _ scratch: inout ReadingScratch) {
    var senses: [Int32] = Array(repeating: -1, count: tokens.count)
    var candidates: [Int32] = Array(repeating: 0, count: tokens.count)
    var count = 0
    let tokens = tokens.span
    var found = candidates.mutableSpan
    for i in tokens.indices {
      found[count] = Int32(truncatingIfNeeded: i)
      count &+= lexicon.words.filter.mayContain(tokens[i].hash) ? 1 : 0
    }
    for i in 0..<count {
      let token = Int(found[i])
      if let sense = lexicon.words.valueBehindFilter(of: tokens[token].hash) { senses[token] = sense }
    }
    scratch.senses = senses
  }

  /// Fills `scratch.items` and the clauses of the sentence. Returns whether it is a question.
  private func readWords(
    of sentence: Sentence, in segmentation: Segmentation, into reading: inout TextReading, _ scratch: inout ReadingScratch
  ) -> Bool {
    scratch.items.removeAll(keepingCapacity: true)
    scratch.taken.removeAll(keepingCapacity: true)
    scratch.wordBits = 0
    let text = segmentation.text
    let tokens = segmentation.tokens.span
    let end = sentence.tokens.upperBound
    var clauseStart = sentence.tokens.lowerBound
    var isQuestion = false
    var clauseContrast: Double = 1
    func closeClause(before token: Int) {
      guard token > clauseStart else { return }
      reading.clauses.append(TextReading.Clause(tokens: clauseStart..<token, contrast: clauseContrast))
      clauseContrast = 1
      clauseStart = token
    }
    for i in sentence.tokens { scratch.wordBits |= SplitForm.bit(of: tokens[i].hash) }
    var i = clauseStart
    while i < end {
      let token = tokens[i]
      if scratch.isInName(token.range) {
        i += 1
        continue
      }
      if token.kind == .word, scratch.senses[i] < 0 {
        if let (entry, weight) = unlisted(token, in: text), !scratch.taken.contains(i) {
          scratch.items.append(
            ReadingScratch.Item(
              tokens: Int32(i)..<Int32(i + 1), range: token.range, clause: Int32(reading.clauses.count), entry: entry, shifter: -1,
              mark: -1,
              weight: weight))
        }
        i += 1
        continue
      }
      var sense: Sense?
      var next = i + 1
      var phrase: (sense: Int32, end: Int)?
      switch token.kind {
      case .word:
        let found = lexicon.sense(scratch.senses[i])
        sense = found
        if found.beginsPhrase, lexicon.mayBeginPhrase(i, tokens, text.folded.span) {
          phrase = lexicon.phrase(in: text, at: token.range.start, scratch: &scratch.matches)
        }
      case .punctuation:
        switch text.utf8[token.range.start] {
        case UInt8(ascii: "."): break
        case UInt8(ascii: ","): closeClause(before: i + 1)
        case UInt8(ascii: "?"): isQuestion = true
        default:
          phrase = markedPhrase(token, text, &scratch)
          if phrase == nil, isBorder(token, text) { closeClause(before: i + 1) }
        }
      case .abbreviation: phrase = lexicon.phrase(in: text, at: token.range.start, scratch: &scratch.matches)
      case .number, .emoji, .symbol, .hashtag:
        phrase = markedPhrase(token, text, &scratch)
        if token.kind == .hashtag, phrase == nil, let entry = lexicon.hashtag(token, in: text) { sense = Sense(entry: entry) }
      case .url, .email, .domain, .handle: break
      }
      if phrase == nil, let found = sense, !found.speaks, found.splitForm < 0 {
        i = next
        continue
      }
      if let phrase {
        while next < end, tokens[next].range.start < phrase.end { next += 1 }
        sense = lexicon.sense(phrase.sense)
      } else if let found = sense, found.splitForm >= 0,
        let entry = splitForm(found.splitForm, after: i, before: end, in: segmentation, &scratch)
      {
        sense = Sense(entry: entry)
      }
      if !scratch.taken.isEmpty, scratch.taken.contains(i) {
        i = next
        continue
      }
      var weight = 0.0
      if let found = sense, found.entry >= 0 {
        weight = lexicon.entries[Int(found.entry)].weight
        if token.casing == .upper, token.range.count >= Self.shortestShout { weight *= Self.capitalsFactor }
      }
      if let sense, sense.speaks {
        if sense.shifter >= 0 {
          let shifter = lexicon.shifters[Int(sense.shifter)]
          if shifter.kind == .contrast {
            closeClause(before: i)
            clauseContrast = shifter.value
          }
        }
        scratch.items.append(
          ReadingScratch.Item(
            tokens: Int32(i)..<Int32(next), range: TextRange(token.range.start, tokens[next - 1].range.end),
            clause: Int32(reading.clauses.count), entry: sense.entry, shifter: sense.shifter, mark: sense.mark, weight: weight))
      }
      i = next
    }
    closeClause(before: end)
    return isQuestion
  }

  /// The entry of a word that the lexicon has in no form, by its parts or its letters, and what it counts.
  private func unlisted(_ token: Token, in text: Text) -> (entry: Int32, weight: Double)? {
    if let compound = lexicon.compound(token, in: text) { return compound }
    return lexicon.drawnOut(token, in: text).map { ($0, lexicon.entries[Int($0)].weight * Self.drawnOutFactor) }
  }

  /// The longest expression that begins with a token that is no word.
  private func markedPhrase(_ token: Token, _ text: Text, _ scratch: inout ReadingScratch) -> (sense: Int32, end: Int)? {
    let first = text.folded[token.range.start]
    // Between two words a slash marks nothing: „A/S“ is no „/s“.
    guard lexicon.markStarts[Int(first)], first != UInt8(ascii: "/") || !token.isJoined else { return nil }
    return lexicon.phrase(in: text, at: token.range.start, scratch: &scratch.matches)
  }

  private func isBorder(_ token: Token, _ text: Text) -> Bool {
    switch text.utf8[token.range.start] {
    case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"): true
    // A dash between spaces: U+2012 to U+2015.
    case 0xE2: !token.isJoined && 0x2012...0x2015 ~= UTF8Scalar.decode(text.utf8.span, at: token.range.start).value
    default: false
    }
  }

  /// The entry whose first word is token `first` and whose other words stand further on in the clause.
  private func splitForm(
    _ index: Int32, after first: Int, before end: Int, in segmentation: Segmentation, _ scratch: inout ReadingScratch
  ) -> Int32? {
    let takenBefore = scratch.taken.count
    var index = index
    while index >= 0 {
      let form = lexicon.splitForms[Int(index)]
      index = form.next
      if scratch.wordBits & SplitForm.bit(of: form.sign) == 0 { continue }
      if stands(form, after: first, before: end, in: segmentation, &scratch) { return form.entry }
      scratch.taken.removeLast(scratch.taken.count - takenBefore)
    }
    return nil
  }

  /// Whether the words of a form stand behind its first one; those that do are taken.
  private func stands(
    _ form: SplitForm, after first: Int, before end: Int, in segmentation: Segmentation, _ scratch: inout ReadingScratch
  ) -> Bool {
    var parts = lexicon.splitParts[Int(form.firstPart)..<Int(form.firstPart + form.partCount)]
    var k = first + 1
    while let part = parts.first {
      let gap = SplitForm.isGap(part) ? part : nil
      if gap != nil { parts.removeFirst() }
      let words = parts.prefix { !SplitForm.isGap($0) }
      parts.removeFirst(words.count)
      guard let place = place(of: words, behind: gap, from: k, before: end, in: segmentation, scratch) else { return false }
      k = place + words.count
      for token in place..<k { scratch.taken.append(token) }
    }
    return true
  }

  /// The first token of some words that stand at token `start`, or with a gap behind it in the clause.
  private func place(
    of words: ArraySlice<UInt64>, behind gap: UInt64?, from start: Int, before end: Int, in segmentation: Segmentation,
    _ scratch: borrowing ReadingScratch
  ) -> Int? {
    let tokens = segmentation.tokens
    var left = gap == nil ? 0 : gap == SplitForm.shortGap ? SplitForm.longestShortGap : Int.max
    var k = start
    while k + words.count <= end {
      if tokens[k].kind == .punctuation, closes(tokens[k], segmentation.text) { return nil }
      let after = k + words.count
      if words.elementsEqual(tokens[k..<after].lazy.map(\.hash)),
        gap != SplitForm.clauseGap || after == end || tokens[after].kind == .punctuation || joins(scratch.senses[after])
      {
        return k
      }
      if tokens[k].kind != .punctuation, tokens[k].kind != .symbol {
        if left == 0 { return nil }
        left -= 1
      }
      k += 1
    }
    return nil
  }

  private func closes(_ token: Token, _ text: Text) -> Bool {
    switch text.utf8[token.range.start] {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: isBorder(token, text)
    }
  }

  /// „ab und“, „ab, aber“: whether a word can stand right behind a clause.
  private func joins(_ token: Int32) -> Bool {
    guard token >= 0 else { return false }
    let sense = lexicon.sense(token)
    if sense.shifter >= 0, lexicon.shifters[Int(sense.shifter)].kind == .contrast { return true }
    guard sense.mark >= 0 else { return false }
    let kind = lexicon.shifters[Int(sense.mark)].kind
    return kind == .coordination || kind == .comparison
  }
}
