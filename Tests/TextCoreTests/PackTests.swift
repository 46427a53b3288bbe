import Foundation
import Testing
import TextCore

@Suite("packs")
struct PackTests {
  private static let mark = "tenor.test/1 de/words.tsv=0123456789abcdef"
  private let url = FileManager.default.temporaryDirectory.appending(path: "tenor-pack-\(UUID().uuidString)")

  /// What a folder of lexicons has of a file with these bytes as its pack.
  private func reader(_ bytes: [UInt8], mark: String = mark) throws -> PackReader? {
    defer { try? FileManager.default.removeItem(at: url) }
    try FileManager.default.createDirectory(at: url.appending(path: "de"), withIntermediateDirectories: true)
    try Data().write(to: url.appending(path: "de/language.tsv"))
    try Data(bytes).write(to: url.appending(path: "de/words.pack"))
    return try LexiconFolder(path: url.path).pack("words.pack", of: Language("de"), mark: { mark })
  }

  private var file: [UInt8] {
    var pack = PackWriter()
    pack.write([true])
    pack.write([1.5, -2])
    pack.write([UInt8]())
    PackedStrings(["ab", "", "жé"]).write(to: &pack)
    pack.write(PackedArray([Int32](repeating: 7, count: 3)))
    return pack.file(mark: Self.mark)
  }

  @Test("arrays come back in order, and outlive the file and its reader")
  func roundTrip() throws {
    var pack = try #require(try reader(file))
    let truth = pack.read(Bool.self)
    #expect(truth == [true])
    let numbers = pack.array(of: Double.self)
    let none = pack.array(of: UInt8.self)
    let strings = PackedStrings(from: &pack)
    let sevens = pack.array(of: Int32.self)
    let beyond = pack.array(of: UInt8.self)
    #expect(beyond?.copy == nil)
    pack = try #require(try reader(file))
    #expect(numbers.map(Array.init) == [1.5, -2])
    #expect(numbers?.copy == [1.5, -2])
    #expect(none?.copy == [])
    #expect(strings.map { strings in (0..<strings.count).map { strings[$0] } } == ["ab", "", "жé"])
    #expect(sevens?.map(\.self) == [7, 7, 7])
    #expect(sevens?[1...].reduce(0, +) == 14)
  }

  @Test("an array of another kind than was written ends with the file")
  func otherKind() throws {
    var pack = try #require(try reader(file))
    while let array = pack.array(of: Int64.self) { #expect(array.copy.count == array.count) }
  }

  @Test("a file that is cut off, has a byte more, a bit changed or another mark is no pack")
  func damaged() throws {
    let file = file
    for count in 0..<file.count { #expect(try reader(Array(file[..<count])) == nil, "\(count) bytes") }
    #expect(try reader(file + [0]) == nil)
    for index in file.indices {
      var damaged = file
      damaged[index] ^= 1 << UInt8(index % 8)
      #expect(try reader(damaged) == nil, "byte \(index)")
    }
    #expect(try reader(file, mark: Self.mark.replacing("0123", with: "0124")) == nil)
    #expect(try reader(file, mark: String(Self.mark.dropLast())) == nil)
  }

  @Test("ranges lie one behind the other")
  func ranges() {
    let ranges = PackedRanges(ends: [2, 2, 5])
    #expect((0..<ranges.count).map { ranges[$0] } == [0..<2, 2..<2, 2..<5])
    #expect(ranges.end == 5)
    #expect(PackedRanges(ends: []).end == 0)
  }
}
