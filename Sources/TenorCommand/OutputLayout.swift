/// Names of the files in an output folder.
enum OutputLayout {
  static let store = "tenor.sqlite"
  static let table = "companies.csv"
  static let run = "run.json"
}
