import Foundation
import Testing

@testable import Reporting

/// The spreadsheet's CSV in a real spreadsheet.
struct SpreadsheetTests {
  private static let soffice = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Semicolon, quotation mark, UTF-8, from the first line; German (1031) or English (1033) numbers.
  private static func filter(decimalComma: Bool) -> String { "CSV:59,34,76,1,,\(decimalComma ? 1031 : 1033)" }

  @Test(
    "LibreOffice reads numbers as numbers and a formula as a text",
    .enabled(if: soffice != nil, "no LibreOffice here: `apt-get install --no-install-recommends libreoffice-calc-nogui`"),
    arguments: [true, false])
  func sheet(_ hasDecimalComma: Bool) throws {
    try withTemporaryFile("table.csv") { path in
      var style = CompanyTable.Style()
      style.hasDecimalComma = hasDecimalComma
      let records = [record("1", site: "a;b.example", text: "Ændret \"=1+1\"; и текст", [("=HYPERLINK(\"x\")", -0.25)])]
      let csv = try withStore(records) { try table(of: $0).text(.excel, style) }
      try Data(csv.utf8).write(to: URL(filePath: path))
      let folder = URL(filePath: path).deletingLastPathComponent().path
      let process = Process()
      process.executableURL = URL(filePath: Self.soffice ?? "")
      process.arguments = [
        "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", "fods", "--outdir", folder,
        "--infilter=" + Self.filter(decimalComma: hasDecimalComma), path,
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let sheet = try String(contentsOfFile: folder + "/table.fods", encoding: .utf8)
      // Relevance and score; equal cells side by side are one element.
      for number in ["0.5", "-0.25"] { #expect(sheet.contains("office:value=\"\(number)\""), "\(number)") }
      #expect(!sheet.contains(">0,5<") || hasDecimalComma)
      #expect(!sheet.contains("table:formula"))
      #expect(sheet.contains(">&apos;=HYPERLINK(&quot;x&quot;)<") && sheet.contains("Ændret &quot;=1+1&quot;; и текст 1"))
    }
  }
}
