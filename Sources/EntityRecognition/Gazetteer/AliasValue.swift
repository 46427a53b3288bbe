import TextCore

/// A value of the column `aliases` in a list of companies: a form, and before it what the form is marked as.
///
/// `Apple Inc` is a name, `word=Apple` and `word:de,da=Norden` are ambiguous, everywhere or in texts of some languages;
/// `Lexicons/README.md` has all marks.
struct AliasValue {
  let kind: CompanyAlias.Kind
  /// Of an ambiguous form the languages in whose texts it is that; nil for all.
  let languages: [Language]?
  /// Empty if nothing stands behind the mark.
  let form: ArraySlice<UInt8>

  private static let marks: [(mark: [UInt8], kind: CompanyAlias.Kind)] = [
    (Array("short".utf8), .short), (Array("word".utf8), .word), (Array("handle".utf8), .handle), (Array("domain".utf8), .domain),
    (Array("ticker".utf8), .ticker),
  ]

  init(_ value: ArraySlice<UInt8>) {
    for (mark, kind) in Self.marks where value.starts(with: mark) {
      let rest = value.dropFirst(mark.count)
      if rest.first == UInt8(ascii: "=") {
        self.init(kind: kind, languages: nil, form: rest.dropFirst())
        return
      }
      if kind == .word, rest.first == UInt8(ascii: ":"), let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
        let codes = rest[..<equals].dropFirst().split(separator: UInt8(ascii: ","))
        self.init(kind: kind, languages: codes.map { Language(String(decoding: $0, as: UTF8.self)) }, form: rest[equals...].dropFirst())
        return
      }
    }
    self.init(kind: .name, languages: nil, form: value)
  }

  private init(kind: CompanyAlias.Kind, languages: [Language]?, form: ArraySlice<UInt8>) {
    self.kind = kind
    self.languages = languages
    self.form = form
  }
}
