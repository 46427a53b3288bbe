/// Where in a line a phrase must stand to make it furniture.
enum FurniturePlace: String, CaseIterable, Sendable {
  /// The line is the phrase, numbers and punctuation aside.
  case whole
  case start, end
  /// Anywhere: wording that occurs in furniture only.
  case inside
}
