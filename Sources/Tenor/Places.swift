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
}
