import Glibc

/// libFuzzer's own `main`, without the name: SwiftPM wants the program's.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Feeds the target that `TENOR_FUZZ` names until it breaks or time is up.
@main
enum Fuzz {
  static let target: FuzzTarget = {
    guard let target = getenv("TENOR_FUZZ").flatMap({ FuzzTarget(rawValue: String(cString: $0)) }) else {
      preconditionFailure("expected TENOR_FUZZ to be one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()

  static let stages: FuzzStages = {
    do {
      return try FuzzStages(folder: "Lexicons")
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func main() {
    // Made before the first input, whose time is taken.
    _ = stages
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, fuzz))
  }
}

/// One input. libFuzzer's own `main` is linked as well and wants this name.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Fuzz.target.run(Array(UnsafeBufferPointer(start: start, count: count)), Fuzz.stages)
  return 0
}
