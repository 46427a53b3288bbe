import Foundation
import Testing

@testable import Reporting

/// The report in a real browser.
@Suite(
  .enabled(if: Browser.path != nil, "no Chromium here: `apt-get install --no-install-recommends chromium-headless-shell`"), .serialized)
struct ReportBrowserTests {
  /// Looks at the report in a frame of the given width and puts what it finds into its own body.
  private static func observer(width: Int) -> String {
    """
    <!doctype html><meta charset="utf-8"><body><iframe src="report.html" width="\(width)" height="900"></iframe><script>
    document.querySelector("iframe").onload = (event) => {
      const page = event.target.contentDocument, all = (query) => [...page.querySelectorAll(query)];
      const first = () => page.querySelector("table[data-sortable] tbody tr:not([hidden]) th").textContent;
      const score = all("table[data-sortable='find'] thead button")[1];
      const found = {
        overflow: page.documentElement.scrollWidth > page.documentElement.clientWidth,
        outside: all("h1, h2, h3, h4, p, dd, blockquote, .scroll, svg.timeline").filter((e) => {
          const box = e.getBoundingClientRect(); return box.width > 0 && (box.left < -1 && !e.closest(".skip") || box.right > \(width) + 1);
        }).length,
        tight: all("dl.facts div").filter((e) => e.scrollWidth > e.clientWidth + 1).length,
        images: all("img, iframe, object, embed, link").length,
        dangerous: all("a").filter((a) => !["https:", "http:", "file:"].includes(a.protocol)).length,
        handlers: all("*").filter((e) => [...e.attributes].some((a) => a.name.startsWith("on"))).length,
        hacked: window.hacked !== undefined,
        styled: getComputedStyle(page.querySelector("table")).borderCollapse === "collapse",
        unnamed: all("button, input, a").filter((e) => !(e.textContent.trim() || (e.labels && e.labels.length))).length,
        drawn: all("svg circle").filter((e) => e.getBoundingClientRect().width > 0).length,
      };
      if (score) {
        score.click(); found.best = first(); found.sorted = score.parentElement.getAttribute("aria-sort");
        score.click(); found.worst = first();
        const find = page.getElementById("find");
        find.value = "condor"; find.dispatchEvent(new Event("input"));
        found.filtered = all("table[data-sortable='find'] tbody tr:not([hidden])").length;
      }
      document.body.textContent = JSON.stringify(found);
    };
    </script>
    """
  }

  private struct Findings: Decodable {
    let overflow: Bool
    let outside: Int
    let tight: Int
    let images: Int
    let dangerous: Int
    let handlers: Int
    let hacked: Bool
    let styled: Bool
    let unnamed: Int
    let drawn: Int
    let best: String
    let worst: String
    let sorted: String
    let filtered: Int
  }

  @Test(
    "on a phone, a tablet and a wide screen nothing sticks out, the table sorts and filters, and nothing hostile runs",
    arguments: [360, 768, 1920])
  func page(_ width: Int) throws {
    try withTemporaryFile("report.html") { path in
      let html = try withStore(ReportTests.hostile) { try Report(of: $0).html }
      try Data(html.utf8).write(to: URL(filePath: path))
      let observer = path.replacing("report.html", with: "observer.html")
      try Data(Self.observer(width: width).utf8).write(to: URL(filePath: observer))
      let dom = try Browser.dom(of: observer)
      let json = try #require(dom.firstMatch(of: /<body>(\{.*\})<\/body>/)?.1, "\(dom.prefix(2000))")
      let found = try JSONDecoder().decode(Findings.self, from: Data(json.replacing("&gt;", with: ">").replacing("&lt;", with: "<").utf8))
      #expect(!found.overflow && found.outside == 0 && found.tight == 0)
      #expect(found.images == 0 && found.dangerous == 0 && found.handlers == 0 && !found.hacked)
      #expect(found.styled && found.unnamed == 0 && found.drawn > 0)
      #expect(found.best.hasPrefix("\">") && found.worst.hasPrefix("Condor") && found.sorted == "descending")
      #expect(found.filtered == 1)
      let picture = path.replacing("report.html", with: "picture.png")
      try Browser.screenshot(of: path, to: picture, width: width)
      #expect(try Data(contentsOf: URL(filePath: picture)).count > 10_000, "an empty page is smaller")
    }
  }
}

/// A headless Chromium, where one is installed.
enum Browser {
  static let path: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/bin"]
    let names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
    return names.lazy.flatMap { name in folders.map { $0 + "/" + name } }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static func dom(of file: String) throws -> String {
    try run(["--allow-file-access-from-files", "--virtual-time-budget=5000", "--window-size=2000,1200", "--dump-dom", "file://" + file])
  }

  static func screenshot(of file: String, to picture: String, width: Int) throws {
    _ = try run(["--hide-scrollbars", "--window-size=\(width),1600", "--screenshot=" + picture, "file://" + file])
  }

  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments = ["--headless", "--no-sandbox", "--disable-gpu"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
