import Foundation
import Testing

/// The recipes of the documentation, run as they stand there on a run over the corpus.
struct RecipeTests {
  /// A fenced block: its language, the tool it needs, and its text.
  struct Recipe: Sendable, CustomTestStringConvertible {
    let language: String
    let tool: String
    let code: String
    var testDescription: String { "\(tool): \(code.prefix(60))" }

    /// Programs by which the recipe is run; nil when a part of it is not installed here.
    var command: [String]? {
      switch language {
      case "python": return Tools.python(importing: tool).map { [$0, "-c", code] }
      case "sh": return Tools.find(tool).map { _ in ["/bin/sh", "-c", code] }
      case "sql": return Tools.find("sqlite3").map { [$0, "-batch", "tenor.sqlite", code] }
      default: return nil
      }
    }

    static let all: [Recipe] = {
      guard let text = try? String(contentsOf: Program.root.appending(path: "Sources/Reporting/README.md"), encoding: .utf8) else {
        return []
      }
      return text.matches(of: /(?m)^```(\w+)(?: (\w+))?\n((?s:.*?))^```$/).map { match in
        Recipe(language: String(match.1), tool: match.2.map(String.init) ?? "sqlite3", code: String(match.3))
      }
    }()
  }

  /// What the machine has. A virtual environment in `TENOR_PYTHON_TOOLS` is looked into as well.
  private enum Tools {
    private static let extra = ProcessInfo.processInfo.environment["TENOR_PYTHON_TOOLS"].map { [$0 + "/bin"] } ?? []
    static let folders = extra + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)

    static func find(_ name: String) -> String? {
      folders.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static func python(importing module: String) -> String? {
      guard let python = find("python3"), let ended = try? Program.run(python, ["-c", "import \(module)"]), ended.status == 0 else {
        return nil
      }
      return python
    }

    static var path: String { folders.joined(separator: ":") }
  }

  @Test("the documentation has the recipes that are run here")
  func present() {
    #expect(Recipe.all.filter { $0.language == "sql" }.count == 3)
    #expect(Set(Recipe.all.map(\.tool)) == ["sqlite3", "jq", "duckdb", "pandas", "datasette"])
  }

  @Test("every recipe whose tool is installed says something and no error")
  func recipes() throws {
    try Program.withOutput { folder in
      let run = try Program.tenor(["run", "Corpus", "-o", folder, "--quiet"])
      #expect(run.status == 0, "\(run.error)")
      for recipe in Recipe.all {
        guard let command = recipe.command else {
          print("skipped, not installed: \(recipe.testDescription)")
          continue
        }
        let ended = try Program.run(command[0], Array(command.dropFirst()), folder: folder, path: Tools.path)
        #expect(ended.status == 0 && ended.error.isEmpty, "\(recipe.testDescription): \(ended.error)")
        #expect(!ended.output.isEmpty || recipe.code.contains("COPY"), "\(recipe.testDescription)")
        if recipe.code.contains("records.parquet") { #expect(FileManager.default.fileExists(atPath: folder + "/records.parquet")) }
      }
    }
  }
}
