import TextCore

/// A place where a text has a form of a listed company, before it is known whether it means the company.
struct CompanyCandidate {
  /// Tokens of the form itself.
  let tokens: Range<Int>
  /// With its ending and the legal form behind it.
  var range: TextRange
  /// The token behind the legal form.
  var end: Int
  /// Indices into ``CompanyGazetteer/aliases``.
  let aliases: Range<Int32>
  /// Whether a legal form follows.
  var hasLegalForm: Bool
  /// Whether it is written in capitals although the form is not.
  let isShouted: Bool
  /// Whether it is a part of another company's name that has a legal form: in quotation marks, or joined to a partner's by `&`.
  var isPartOfName = false
  /// Index of the company it means, once that is decided.
  var company: Int32 = -1
  var confidence = 0.0
}
