import Glibc

/// Where the lexicons that ship with Tenor lie.
public enum StandardLexicons {
  /// The folder of lexicons for this run: `TENOR_LEXICONS` if set, else the one beside the program.
  ///
  /// A build puts the folder into a bundle beside the executable; an installed program may have it as `Lexicons` beside itself, or
  /// under `../share/tenor`.
  public static var path: String {
    if let variable = unsafe getenv("TENOR_LEXICONS") { return unsafe String(cString: variable) }
    let folder = programFolder
    let candidates = [folder + "/tenor_StandardLexicons.resources/Lexicons", folder + "/Lexicons", folder + "/../share/tenor/Lexicons"]
    return candidates.first { unsafe access($0, R_OK) == 0 } ?? candidates[0]
  }

  /// The folder of the running program, whatever name it was called by.
  private static var programFolder: String {
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      let length = unsafe buffer.withMemoryRebound(to: CChar.self) { unsafe readlink("/proc/self/exe", $0.baseAddress!, $0.count) }
      count = max(0, length)
    }
    let path = String(decoding: bytes, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
