import Glibc

/// The target that `TENOR_FUZZ` names, and what it needs.
private let fuzzed: (target: FuzzTarget, stages: FuzzStages) = {
  guard let target = unsafe getenv("TENOR_FUZZ").flatMap({ unsafe FuzzTarget(rawValue: String(cString: $0)) }) else {
    preconditionFailure("expected TENOR_FUZZ to be one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  do {
    return (target, try FuzzStages(folder: "Lexicons"))
  } catch {
    preconditionFailure("\(error)")
  }
}()

/// Called by libFuzzer, whose `main` is the program's, with one input after the other.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  fuzzed.target.run(unsafe Array(UnsafeBufferPointer(start: start, count: count)), fuzzed.stages)
  return 0
}
