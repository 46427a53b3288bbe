import CZstd
import Foundation
import Ingest
import Testing
import TextCore

/// One frame with a checksum, as the `zstd` program makes them.
private func zstd(_ bytes: [UInt8]) -> [UInt8] {
  let context = ZSTD_createCCtx()
  defer { ZSTD_freeCCtx(context) }
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
  output.removeLast(output.count - ZSTD_compress2(context, &output, output.count, bytes, bytes.count))
  return output
}

@Suite("web archives")
struct WARCTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What is read of a plain WARC file of these parts.
  private func read(_ parts: [UInt8]..., name: String = "x.warc") throws -> [String] {
    try outcomes([try folder.write(name, parts.flatMap { $0 })])
  }

  @Test("pages and texts are documents, whatever the file is packed in; the rest is counted by what it is")
  func kinds() throws {
    let records: [[UInt8]] = [
      record("warcinfo", url: nil, block: Array("software: x\r\n".utf8), contentType: "application/warc-fields"),
      record("request", block: Array("GET / HTTP/1.1\r\n\r\n".utf8)), record(block: page("eins")),
      record("resource", block: Array("<p>zwei".utf8), contentType: "text/html"),
      record("conversion", block: Array("drei".utf8), contentType: "text/plain"), record("revisit", block: page("vier")),
      record(block: http([], status: "404 Not Found")), record(block: http([1, 2], type: "image/png")),
    ]
    func expected(_ offsets: [Int]) -> [String] {
      ["<urn:1>@\(offsets[2]) <p>eins", "<urn:1>@\(offsets[3]) <p>zwei", "<urn:1>@\(offsets[4]) drei"]
    }
    let packings: [(String, ([UInt8]) throws -> [UInt8])] = [
      ("x.warc", { $0 }), ("x.warc.gz", { try gzipped($0) }), ("x.warc.zst", { zstd($0) }),
    ]
    for (name, pack) in packings {
      let packed = try records.map(pack)
      let offsets = packed.indices.map { packed[..<$0].map(\.count).reduce(0, +) }
      try folder.write(name, packed.flatMap { $0 })
      #expect(try outcomes([folder[name]]) == expected(offsets))
    }
    var reader = try DocumentReader(inputs: [folder["x.warc"]])
    while reader.next() != nil {}
    #expect(
      reader.leftAside.counts == [
        "WARC warcinfo": 1, "WARC request": 1, "WARC revisit": 1, "WARC response 404": 1, "WARC response image/png": 1,
      ])
    // One member for all records: the offset is the member's.
    try folder.write("one.warc.gz", try gzipped(records.flatMap { $0 }))
    #expect(try outcomes([folder["one.warc.gz"]]) == expected([Int](repeating: 0, count: 8)))
    // Content tells, not the name.
    try folder.write("page.html", records.flatMap { $0 })
    #expect(try outcomes([folder["page.html"]]).count == 3)
  }

  @Test("a document has the address, the date and the place of its record")
  func source() throws {
    let bytes = record(url: "<https://a.example/ö>", block: page("eins"), more: "X-Long: a\r\n b\r\nWARC-Truncated: length")
    let document = try #require(try load([try folder.write("x.warc", bytes)]).first).get()
    #expect(document.url == "https://a.example/ö" && document.source.url == document.url)
    #expect(document.source.date == "2024-05-17T06:00:00Z")
    #expect(document.source.offset == 0 && document.source.length == page("eins").count)
    #expect(document.source.digest == XXHash64.digest(Array("<p>eins".utf8)))
    #expect(document.warnings == ["warc: truncated (length)"])
  }

  @Test("line ends, case and space of headers do not matter", arguments: ["\n", "\r\n"])
  func headers(line: String) throws {
    let bytes = String(decoding: record(block: page("eins"), line: line), as: UTF8.self)
    #expect(try read(Array(bytes.utf8)) == ["<urn:1>@0 <p>eins"])
    #expect(try read(Array(bytes.replacing("Content-Length: ", with: "content-length:\t").utf8)) == ["<urn:1>@0 <p>eins"])
    #expect(try read(Array(bytes.replacing("WARC/1.0", with: "WARC/0.18").utf8)) == ["<urn:1>@0 <p>eins"])
  }

  @Test("a length that lies costs its own record at most")
  func lengths() throws {
    let next = record(id: "<urn:2>", block: page("zwei"))
    let whole = page("eins")
    let short = record(block: whole, length: whole.count - 3)
    #expect(
      try read(short, next) == [
        "<urn:1>@0 <p>eins",
        "<urn:1>@0 damaged: Content-Length is \(whole.count - 3), 7 bytes follow that belong to no record",
        "<urn:2>@\(short.count) <p>zwei",
      ])
    let long = record(block: whole, length: 9_999)
    #expect(
      try read(long, next) == [
        "<urn:1>@0 <p>eins", "<urn:1>@0 damaged: Content-Length is 9999, the block ends after \(whole.count + 4) bytes",
        "<urn:2>@\(long.count) <p>zwei",
      ])
    let cut = Array(record(block: whole).dropLast(8))
    #expect(
      try read(cut, next) == [
        "<urn:1>@0 damaged: Content-Length is \(whole.count), the block ends after \(whole.count - 4) bytes",
        "<urn:2>@\(cut.count) <p>zwei",
      ])
    #expect(try read(next, cut).last == "<urn:1>@\(next.count) damaged: the file ends 4 bytes before the record does")
    let endless = record(block: whole, length: 1 << 40)
    #expect(try read(endless, next).last == "<urn:2>@\(endless.count) <p>zwei")
    #expect(try read(Array("rubbish\r\n".utf8), next).first?.hasPrefix("-@0 damaged: found bytes that belong to no record") == true)
    let headless = Array(record(block: whole).prefix(60))
    #expect(try read(headless, next) == ["-@0 damaged: the header does not end", "<urn:2>@60 <p>zwei"])
  }

  @Test("a page that speaks of WARC is a page")
  func mentions() throws {
    let text = "\r\nWARC/1.0\r\n\r\nWARC/1.1 ist ein Format. WARC/1.0"
    #expect(
      try read(record(block: page(text)), record(block: page("zwei"))).map { $0.split(separator: " ", maxSplits: 1)[1] } == [
        "<p>" + text, "<p>zwei",
      ])
  }

  @Test("a damaged member is told with its place, and the next record is read", arguments: ["gz", "zst"])
  func members(ending: String) throws {
    let pack: ([UInt8]) throws -> [UInt8] = ending == "gz" ? { try gzipped($0) } : { zstd($0) }
    var state: UInt64 = 7
    let noise = (0..<4_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return String(state >> 40, radix: 36)
    }.joined(separator: " ")
    let first = try pack(record(block: page("eins")))
    let whole = try pack(record(id: "<urn:2>", block: page(noise)))
    let last = try pack(record(id: "<urn:3>", block: page("drei")))
    var flipped = whole
    for i in (whole.count / 2)..<(whole.count / 2 + 9) { flipped[i] ^= 0x55 }
    for broken in [Array(whole.prefix(whole.count * 6 / 10)), flipped] {
      let found = try read(first, broken, last, name: "x.warc.\(ending)")
      #expect(found.count == 3)
      #expect(found.first == "<urn:1>@0 <p>eins")
      #expect(
        found.dropFirst().first?.contains("@\(first.count) damaged: the compressed data is") == true, "\(found.dropFirst().first ?? "")")
      #expect(found.last == "<urn:3>@\(first.count + broken.count) <p>drei")
    }
  }

  @Test("a zstd file may bring the dictionary of its frames")
  func dictionary() throws {
    let dictionary = Array(String(repeating: "WARC-Type: response Content-Type: text/html <p>", count: 40).utf8)
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    let bytes = record(block: page("eins"))
    var frame = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    frame.removeLast(
      frame.count - ZSTD_compress_usingDict(context, &frame, frame.count, bytes, bytes.count, dictionary, dictionary.count, 3))
    for stored in [dictionary, zstd(dictionary)] {
      let length = (0..<4).map { UInt8(truncatingIfNeeded: stored.count >> (8 * $0)) }
      #expect(try read([0x5D, 0x2A, 0x4D, 0x18] + length, stored, frame, name: "x.warc.zst") == ["<urn:1>@\(8 + stored.count) <p>eins"])
    }
  }

  @Test("frames with a program's own notes are passed over, at the start of a file as well")
  func skippedFrames() throws {
    let note: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0] + Array("note".utf8)
    let first = zstd(record(block: page("eins")))
    #expect(
      try read(note, first, note, zstd(record(block: page("zwei"))), name: "x.warc.zst") == [
        "<urn:1>@\(note.count) <p>eins", "<urn:1>@\(note.count * 2 + first.count) <p>zwei",
      ])
  }

  @Test("a response without a media type, or with two, is read; the first of several segments says so")
  func mediaTypes() throws {
    for type in ["", "text/html,text/html", "text/html, text/html; charset=utf-8"] {
      let response = http(Array("<p>eins".utf8), "Content-Type: \(type)", type: "")
      #expect(try read(record(block: response)) == ["<urn:1>@0 <p>eins"], "\(type)")
    }
    let segment = record(block: page("eins"), more: "WARC-Segment-Number: 1")
    let part = try #require(try load([try folder.write("x.warc", segment)]).first).get()
    #expect(part.warnings == ["warc: the first of several segments"])
  }

  private static let brotli: [UInt8] = [
    27, 186, 0, 248, 45, 10, 236, 152, 24, 66, 245, 11, 177, 248, 134, 119, 192, 222, 138, 103, 184, 203, 64, 206, 220, 182, 15, 220, 167,
    173,
    36, 58, 34, 107, 16, 151, 52, 57, 161, 97, 152, 128, 141, 8, 253, 97, 167, 143, 1,
  ]

  @Test("chunks and encodings are taken off where they hold, and only there")
  func encodings() throws {
    let text = "<p>" + String(repeating: "Die Größe der Dinge. ", count: 8)
    let plain = Array(text.utf8)
    let packed = try gzipped(plain)
    // zlib's and bare deflate's stream lie in a gzip member, behind ten bytes and before eight.
    let bare = Array(packed.dropFirst(10).dropLast(8))
    func chunked(_ bytes: [UInt8], extension note: String = "") -> [UInt8] {
      let middle = bytes.count / 2
      return [bytes[..<middle], bytes[middle...]].flatMap { Array("\(String($0.count, radix: 16))\(note)\r\n".utf8) + $0 + [13, 10] }
        + Array("0\r\n\r\n".utf8)
    }
    let cases: [[UInt8]] = [
      http(plain), http(chunked(plain), "Transfer-Encoding: chunked"),
      http(chunked(plain, extension: ";a=b"), "transfer-encoding: Chunked"),
      http(Array(chunked(plain).dropLast(5)), "Transfer-Encoding: chunked"), http(plain, "Transfer-Encoding: chunked"),
      http(packed, "Content-Encoding: gzip"), http(packed, "Content-Encoding: x-gzip"), http(packed),
      http(try gzipped(packed), "Content-Encoding: gzip, gzip"),
      http(chunked(packed), "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
      http(plain, "Content-Encoding: gzip"), http(plain, "Content-Encoding: deflate"), http(plain, "Content-Encoding: br"),
      http(plain, "Content-Encoding: identity"), http(bare, "Content-Encoding: deflate"), http(Self.brotli, "Content-Encoding: br"),
      http(zstd(plain), "Content-Encoding: zstd"), http(plain, "Content-Length: 5"),
    ]
    for (number, block) in cases.enumerated() {
      let document = try #require(try load([try folder.write("x.warc", record(block: block))]).first).get()
      #expect(document.content == plain, "case \(number)")
      #expect(document.warnings == [], "case \(number)")
    }
    let cut = try #require(
      try load([try folder.write("x.warc", record(block: http(Array(packed.dropLast(9)), "Content-Encoding: gzip")))]).first
    ).get()
    #expect(text.hasPrefix(String(decoding: cut.content, as: UTF8.self)))
    #expect(cut.warnings == ["http: gzip body damaged or cut off"])
  }

  @Test("the charset of the HTTP header counts")
  func charset() throws {
    let body = Array("<p>".utf8) + [0xE0, 0xE1, 0xE2]
    let document = try #require(
      try load([try folder.write("x.warc", record(block: http(body, type: "text/html; charset=\"windows-1251\"")))]).first
    ).get()
    #expect(String(decoding: document.content, as: UTF8.self) == "<p>абв")
    #expect(document.source.charset == Charset(name: "windows-1251", evidence: .header))
  }

  @Test("random damage is told, never crashes, and loses no record but its own", arguments: 0..<40 as Range<UInt64>)
  func random(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let records = (0..<6).map { record(id: "<urn:\($0)>", block: page("Seite \($0)")) }
    let packed = seed % 2 == 0 ? records : try records.map { try gzipped($0) }
    let broken = 1 + random(4)
    var parts = packed
    switch random(3) {
    case 0: parts[broken].removeSubrange(random(parts[broken].count)...)
    case 1: for _ in 0..<3 { parts[broken][random(parts[broken].count)] = UInt8(random(256)) }
    default: parts[broken].insert(contentsOf: (0..<random(40)).map { _ in UInt8(random(256)) }, at: random(parts[broken].count))
    }
    let found = try read(parts.flatMap { $0 }, name: seed % 2 == 0 ? "x.warc" : "x.warc.gz")
    for i in 0..<6 where i != broken && i != broken + 1 {
      #expect(found.contains { $0.hasPrefix("<urn:\(i)>") && $0.hasSuffix("<p>Seite \(i)") }, "record \(i) of \(found)")
    }
  }
}
