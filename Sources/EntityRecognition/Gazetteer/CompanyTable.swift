import TextCore

/// The companies of the gazetteer by their numbers: each is made when a text mentions it, as of a million few ever are.
///
/// A class, like ``CompanyGazetteer``: of a struct in a class every use copies all fields.
final class CompanyTable: Sendable {
  /// The labels of a company, or ``none``.
  private struct Row: Sendable, BitwiseCopyable {
    let country: Int32
    let kind: Int32
    let parent: Int32
  }

  /// Of each company its id and then its name.
  private let names: PackedStrings
  private let rows: PackedArray<Row>
  /// Countries, kinds and parents, each once.
  private let labels: PackedStrings

  private static let none: Int32 = -1

  init(_ companies: [Company]) {
    var labels: [String] = []
    var numbers: [String: Int32] = [:]
    func number(of label: String?) -> Int32 {
      guard let label, !label.isEmpty else { return Self.none }
      if let known = numbers[label] { return known }
      let number = Int32(labels.count)
      numbers[label] = number
      labels.append(label)
      return number
    }
    rows = PackedArray(
      companies.map { Row(country: number(of: $0.country), kind: number(of: $0.kind), parent: number(of: $0.parent)) })
    names = PackedStrings(companies.lazy.flatMap { [$0.id, $0.name] })
    self.labels = PackedStrings(labels)
  }

  /// The companies that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader) {
    guard let names = PackedStrings(from: &pack), let rows = pack.array(of: Row.self), let labels = PackedStrings(from: &pack),
      names.count == 2 * rows.count
    else { return nil }
    self.names = names
    self.rows = rows
    self.labels = labels
  }

  func write(to pack: inout PackWriter) {
    names.write(to: &pack)
    pack.write(rows)
    labels.write(to: &pack)
  }

  var count: Int { rows.count }

  subscript(index: Int) -> Company {
    let row = rows[index]
    return Company(
      id: names[2 * index], name: names[2 * index + 1], country: label(row.country), kind: label(row.kind), parent: label(row.parent),
      isListed: true)
  }

  /// Its country alone, which is asked for oftener than it.
  func country(of company: Int32) -> String? { label(rows[Int(company)].country) }

  private func label(_ number: Int32) -> String? { number == Self.none ? nil : labels[Int(number)] }
}
