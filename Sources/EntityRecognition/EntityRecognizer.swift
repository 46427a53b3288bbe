import TextCore

/// Finds names, amounts and dates in texts of one language by gazetteers, cue words and patterns.
public struct EntityRecognizer: Sendable {
  public init(_ language: Language, gazetteer: CompanyGazetteer, lexicons: LexiconFolder) throws(LexiconError) {}

  /// The mentions in a text, in order and without overlap.
  public func mentions(in segmentation: Segmentation) -> [Mention] { [] }
}
