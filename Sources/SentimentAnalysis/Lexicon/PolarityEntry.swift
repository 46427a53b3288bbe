/// A row of `polarity.tsv` or `emoji.tsv`.
struct PolarityEntry: Sendable {
  /// −4…4.
  var weight: Double
  /// Where the lemma ends in the letters of all; it begins where that of the entry before ends.
  let lemmaEnd: Int32
  var traits: Traits

  /// What the tags and the part of speech say about how an entry counts.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16

    static let verb = Traits(rawValue: 1)
    static let noun = Traits(rawValue: 16)
    static let adjective = Traits(rawValue: 32)
    /// Tag `expected`: little praise, as everyone expects it, but blame when denied: „answered“, „refunded“.
    static let expected = Traits(rawValue: 2)
    /// Tag `object`: said of whom it is done to, not of who does it („sued“, „praised“).
    static let object = Traits(rawValue: 4)
    /// Tag `rival`: said of who does it, and the contrary of whom it is done to („beats“, „overtakes“).
    static let rival = Traits(rawValue: 8)

    /// Tag `nohead`: ends other words by chance, so it is no last part of a compound: „haft“ in „Mannschaft“.
    static let noHead = Traits(rawValue: 64)

    /// Stands for itself whatever words are around it: „:-)“.
    static let emoji = Traits(rawValue: 128)
    /// Says itself what is not: „doesn't work“, „нищо особено“; another negator denies nothing of it.
    static let denied = Traits(rawValue: 256)
    /// Tag `comment`: what the writer thinks of all that the sentence says, so that nothing in it denies it: „leider“.
    static let comment = Traits(rawValue: 512)

    /// Tag `rating`: what analysts and rating agencies say of others, never of themselves („downgrades“, „hebt das Kursziel“).
    static let rating = Traits(rawValue: 1024)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Of the cells of a row.
    init(pos: ArraySlice<UInt8>, tags: [ArraySlice<UInt8>]) {
      self = []
      for (name, trait) in Self.parts where pos.elementsEqual(name.utf8) { insert(trait) }
      for tag in tags {
        for (name, trait) in Self.tags where tag.elementsEqual(name.utf8) { insert(trait) }
      }
    }

    private static let parts: [(name: String, trait: Traits)] = [("verb", .verb), ("noun", .noun), ("adj", .adjective)]
    private static let tags: [(name: String, trait: Traits)] = [
      ("expected", .expected), ("object", .object), ("rival", .rival), ("nohead", .noHead), ("comment", .comment),
      ("rating", .rating),
    ]
  }
}
