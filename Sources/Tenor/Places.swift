import TextCore

/// Turns byte ranges of the analyzed text into offsets of the record's fields.
struct Places {
  let analyzed: AnalyzedText
  let title: OffsetTable
  let text: OffsetTable

  func offsets(of location: AnalyzedText.Location) -> Range<Int> {
    let table = location.field == .title ? title : text
    return table.offset(ofByte: location.range.start)..<table.offset(ofByte: location.range.end)
  }

  /// What stands at a range of the analyzed text, in the text that offsets count in.
  func surface(of range: TextRange) -> ArraySlice<UInt8> {
    let location = analyzed.location(of: range)
    return (location.field == .title ? title : text).bytes(of: location.range)
  }
}
