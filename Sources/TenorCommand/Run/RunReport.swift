import Foundation
import Ingest
import Reporting
import Tenor
import TextCore

/// What a run did: `run.json`, and the summary on the screen.
struct RunReport {
  let input: InputOptions
  let offsets: OffsetUnit
  let keepingAllLines: Bool
  let compression: RecordCompression?
  /// See ``RunFingerprint``.
  let fingerprint: String
  /// Names and digests of the files of the lexicons.
  let lexicons: [(name: String, digest: String)]
  let counts: RunCounts
  let companies: Int
  /// What was come by and holds no documents, by what it is.
  let leftAside: LeftAside
  let seconds: Double

  /// The fingerprint of the complete run in a folder.
  static func fingerprint(in folder: String) -> String? {
    FileManager.default.contents(atPath: folder + "/" + OutputLayout.run).flatMap { try? JSONParser.value(of: Array($0)) }?["fingerprint"]?
      .string
  }

  /// The run as the store knows it.
  static func description(
    inputs: [String], keepingAllLines: Bool, offsets: OffsetUnit, lexicons: [(name: String, digest: String)]
  ) -> RunDescription {
    RunDescription(
      version: TenorProgram.configuration.version, inputs: inputs,
      options: [("keep_all_lines", "\(keepingAllLines)"), ("offsets", offsets.rawValue)]
        + lexicons.map { ($0.name, "xxh64:" + $0.digest) })
  }

  /// All that varies from run to run stands under `timings`.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("schema", "tenor.run/1")
      writer.field("version", TenorProgram.configuration.version)
      writer.field("fingerprint", fingerprint)
      writer.field("inputs", input.inputs)
      writer.key("options")
      writer.object { writer in
        writer.field("keep_all_lines", keepingAllLines)
        writer.field("offsets", offsets.rawValue)
        if let format = input.format { writer.field("format", format.rawValue) }
        if !input.maps.isEmpty { writer.field("map", input.maps) }
        if let compression { writer.field("compress", compression.rawValue) }
      }
      writer.key("lexicons")
      writer.object { writer in
        for (name, digest) in lexicons { writer.field(name, "xxh64:" + digest) }
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
        write(leftAside.counts, "left_aside", to: &writer)
        writeFiles(to: &writer)
      }
      writer.key("timings")
      writer.object { writer in
        writer.field("seconds", seconds)
        writer.field("articles_per_second", Double(counts.documents) / max(seconds, 0.001))
        writer.field("jobs", input.jobs)
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

  /// What became of the documents of each file.
  private func writeFiles(to writer: inout JSONWriter) {
    writer.key("files")
    writer.object { writer in
      for (path, file) in counts.files.sorted(by: { $0.key < $1.key }) {
        writer.key(path)
        writer.object { writer in
          writer.field("documents", file.documents)
          writer.field("analyzed", file.analyzed)
          writer.field("skipped", file.skipped)
          writer.field("failed", file.failed)
        }
      }
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
    if !leftAside.counts.isEmpty { lines.append("  left aside: \(list(leftAside.counts))") }
    lines.append("  companies: \(companies)")
    lines.append(
      String(
        format: "  %.1f s, %.0f articles/s, %.1f MB/s; written to %@", seconds, Double(counts.documents) / max(seconds, 0.001),
        Double(counts.bytes) / max(seconds, 0.001) / 1e6, folder))
    return lines.joined(separator: "\n") + "\n\n"
  }
}
