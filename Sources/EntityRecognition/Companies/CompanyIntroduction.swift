/// A place where a text gives a company's name in full, so that parts of it mean the company from there on.
struct CompanyIntroduction {
  /// Tokens of the name, without a legal form.
  let tokens: Range<Int>
  let confidence: Double
  let company: Company
}
