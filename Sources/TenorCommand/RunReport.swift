import Foundation
import Reporting
import Tenor
import TextCore

/// What a run did: `run.json`, and the summary on the screen.
struct RunReport {
  let inputs: [String]
  let keepingAllLines: Bool
  let offsets: OffsetUnit
  let lexicons: LexiconFolder
  let counts: RunCounts
  let companies: Int
  /// Files in folders left aside, by the ending of their name.
  let ignored: [String: Int]
  let seconds: Double
  let jobs: Int

  /// The run as the store knows it.
  static func description(inputs: [String], keepingAllLines: Bool, offsets: OffsetUnit, lexicons: LexiconFolder) -> RunDescription {
    RunDescription(
      version: TenorProgram.configuration.version, inputs: inputs,
      options: [("keep_all_lines", "\(keepingAllLines)"), ("offsets", offsets.rawValue)]
        + lexicons.digests.map { ($0.name, "xxh64:" + $0.digest) })
  }

  /// All that varies from run to run stands under `timings`.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("schema", "tenor.run/1")
      writer.field("version", TenorProgram.configuration.version)
      writer.field("inputs", inputs)
      writer.key("options")
      writer.object { writer in
        writer.field("keep_all_lines", keepingAllLines)
        writer.field("offsets", offsets.rawValue)
      }
      writer.key("lexicons")
      writer.object { writer in
        for (name, digest) in lexicons.digests { writer.field(name, "xxh64:" + digest) }
      }
      writer.key("counts")
      writer.object { writer in
        writer.field("documents", counts.documents)
        writer.field("analyzed", counts.analyzed)
        writer.field("skipped", counts.skipped)
        writer.field("failed", counts.failed)
        writer.field("duplicates", counts.duplicates)
        write(counts.reasons, "reasons", to: &writer)
        write(counts.languages, "languages", to: &writer)
        writer.field("companies", companies)
        write(ignored, "files_left_aside", to: &writer)
      }
      writer.key("timings")
      writer.object { writer in
        writer.field("seconds", seconds)
        writer.field("articles_per_second", Double(counts.documents) / max(seconds, 0.001))
        writer.field("jobs", jobs)
      }
    }
    writer.newline()
    return writer.bytes
  }

  private func write(_ counts: [String: Int], _ key: String, to writer: inout JSONWriter) {
    writer.key(key)
    writer.object { writer in
      for (name, count) in counts.sorted(by: { $0.key < $1.key }) { writer.field(name, count) }
    }
  }

  func summary(folder: String) -> String {
    func list(_ counts: [String: Int]) -> String {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
    var lines = [
      "\(counts.documents) documents: \(counts.analyzed) analyzed, \(counts.skipped) skipped, \(counts.failed) failed"
    ]
    if !counts.reasons.isEmpty { lines.append("  not analyzed: \(list(counts.reasons))") }
    if counts.duplicates > 0 { lines.append("  copies of earlier articles: \(counts.duplicates)") }
    if !counts.languages.isEmpty { lines.append("  languages: \(list(counts.languages))") }
    if !ignored.isEmpty { lines.append("  files left aside: \(list(ignored))") }
    lines.append("  companies: \(companies)")
    lines.append(
      String(
        format: "  %.1f s, %.0f articles/s, %.1f MB/s; written to %@", seconds, Double(counts.documents) / max(seconds, 0.001),
        Double(counts.bytes) / max(seconds, 0.001) / 1e6, folder))
    return lines.joined(separator: "\n") + "\n\n"
  }
}
