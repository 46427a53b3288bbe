import Foundation
import Ingest
import Tenor
import TextCore

/// Tells whether two runs make the same records: of the same inputs, options, lexicons and program.
enum RunFingerprint {
  /// Sixteen hexadecimal digits.
  ///
  /// - Parameter lexicons: names and digests of their files.
  static func value(_ input: InputOptions, offsets: OffsetUnit, options: [String], lexicons: [(name: String, digest: String)]) -> String {
    // What can be read but once is never the same again.
    let documents = InputFingerprint.value(of: input.inputs, format: input.format).map { String($0) } ?? UUID().uuidString
    var parts = [TenorProgram.configuration.version, program, documents, input.format?.rawValue ?? "", offsets.rawValue]
    parts += input.inputs + input.maps + options
    for (name, digest) in lexicons { parts.append(name + digest) }
    return XXHash64.digest(Array(parts.joined(separator: "\u{0}").utf8))
  }

  /// The program file's size and time of change: a new build may judge otherwise.
  private static var program: String {
    var status = stat()
    guard unsafe stat("/proc/self/exe", &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_mtim.tv_sec)"
  }
}
