import Foundation
import Ingest

/// How far a run is, on standard error: a bar that is redrawn on a terminal, a line now and then elsewhere.
final class Progress {
  private static let barInterval = 0.1
  private static let lineInterval = 30.0
  private static let barWidth = 24

  private let total: Int?
  private let isTerminal: Bool
  private let isQuiet: Bool
  private let start = Date()
  private var lastShown = Date()
  private var documents = 0
  private var bytes = 0
  private var hasBar = false

  /// - Parameter total: documents to come, when known.
  init(total: Int?, quiet: Bool) {
    self.total = total
    isQuiet = quiet
    isTerminal = isatty(STDERR_FILENO) == 1
  }

  var seconds: Double { -start.timeIntervalSinceNow }

  func advance(bytes count: Int) {
    documents += 1
    bytes += count
    guard !isQuiet, documents % 16 == 0 else { return }
    let interval = -lastShown.timeIntervalSinceNow
    guard interval >= (isTerminal ? Self.barInterval : Self.lineInterval) else { return }
    lastShown = Date()
    if isTerminal {
      StandardError.write("\r\u{1B}[K" + line)
      hasBar = true
    } else {
      StandardError.write(line + "\n")
    }
  }

  /// Removes the bar.
  func finish() {
    if hasBar { StandardError.write("\r\u{1B}[K") }
  }

  private var line: String {
    let elapsed = max(seconds, 0.001)
    let rate = Double(documents) / elapsed
    var line = "\(documents)"
    if let total, total > 0 {
      let share = min(1, Double(documents) / Double(total))
      let filled = Int(share * Double(Self.barWidth))
      line = "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: Self.barWidth - filled) + "] \(documents)/\(total)"
      line += String(format: "  %.0f articles/s  %.1f MB/s", rate, Double(bytes) / elapsed / 1e6)
      if rate > 0 { line += "  \(Self.duration(Double(total - documents) / rate)) left" }
      return line
    }
    return line + String(format: " articles  %.0f articles/s  %.1f MB/s", rate, Double(bytes) / elapsed / 1e6)
  }

  static func duration(_ seconds: Double) -> String {
    let whole = Int(max(0, seconds).rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}
