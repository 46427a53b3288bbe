/// Names of the files in an output folder.
enum OutputLayout {
  static let store = "tenor.sqlite"
  static let table = "companies.csv"
  static let run = "run.json"
  static let report = "report.html"

  /// The store in what a user named: the folder of a run, or a store itself.
  static func store(in output: String) -> String { output.hasSuffix(".sqlite") ? output : output + "/" + store }
}
