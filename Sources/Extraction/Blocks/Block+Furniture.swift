extension Block {
  /// Whether what its wording tells makes it furniture, seeing what it is otherwise.
  func isFurniture(_ finding: FurniturePhrases.Finding) -> Bool {
    // Page numbers are lines of digits; so are the cells of tables.
    if isInTable && !hasLetter { return false }
    return switch finding.place {
    case .whole: true
    case .start:
      switch finding.kind {
      case .byline: finding.words > 1 && characters < 100 && (!endsSentence || finding.words > 2)
      case .legal, .cookie, .copyright, .spam: true
      case .signoff: characters < 200 || stops < 2
      case .related: links > 0 || !endsSentence || characters < 80
      case .credit, .caption: !(characters > 120 && endsSentence && stops > 1)
      case .date: characters < 90 && !(endsSentence && words > 8)
      case .navigation, .video: characters < 60 && !endsSentence
      default: links > 0 || characters < 120
      }
    case .end: characters < 150 && !endsSentence
    case .inside: true
    }
  }
}
