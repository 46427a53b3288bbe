import TextCore

/// The companies that are known, and the forms by which texts name them; the same for all languages.
public struct CompanyGazetteer: Sendable {
  public init(lexicons: LexiconFolder) throws(LexiconError) {}
}
