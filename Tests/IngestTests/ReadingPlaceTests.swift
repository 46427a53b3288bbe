import Foundation
import Ingest
import Testing

@Suite("places of readers")
struct ReadingPlaceTests {
  @Test("a reader goes to where another stood, in whatever file that is, and reads and counts the same from there")
  func places() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.html", "<p>a")
    try folder.write("b.jsonl", "{\"text\":\"b1\"}\n{broken\n\n{\"text\":\"b4\"}\n")
    try folder.write("c.jsonl.gz", try gzipped("{\"text\":\"c1\"}\n{\"text\":\"c2\"}\n"))
    let records: [[UInt8]] = [
      record("request", block: Array("GET / HTTP/1.1\r\n\r\n".utf8)), record(id: "<urn:1>", block: page("eins")),
      record("request", block: Array("GET / HTTP/1.1\r\n\r\n".utf8)), record(id: "<urn:2>", block: page("zwei"), length: 5_000),
      record(id: "<urn:3>", block: page("drei")), record(id: "<urn:4>", block: page("vier")),
    ]
    try folder.write("d.warc", records.flatMap { $0 })
    try folder.write("e.warc.gz", try records.flatMap { try gzipped($0) })
    try folder.write("f.warc.gz", try gzipped(records.flatMap { $0 }))
    try folder.write("g.csv", "id,text\n1,eins\n2,zwei\n")
    try folder.write("notes.md", "no document")
    try folder.write("list", "\(folder["b.jsonl"])\n\(folder["missing"])\n\(folder["d.warc"])\n")
    let inputs = [folder["e.warc.gz"], folder.path, "@" + folder["list"], folder["missing"], folder["a.html"]]
    let loader = try DocumentLoader(lexicons: lexicons)
    var whole = try DocumentReader(inputs: inputs)
    let all = try rest(of: &whole, loader: loader).map(outcome)
    #expect(all.count > 30)
    for passed in 0...all.count {
      var first = try DocumentReader(inputs: inputs)
      for _ in 0..<passed { _ = first.next() }
      // As a journal keeps it.
      let place = try JSONDecoder().decode(ReadingPlace.self, from: JSONEncoder().encode(first.place))
      var second = try DocumentReader(inputs: inputs)
      second.go(to: place)
      #expect(second.leftAside == first.leftAside)
      #expect(try rest(of: &second, loader: loader).map(outcome) == Array(all[passed...]), "behind \(passed)")
      #expect(second.leftAside == whole.leftAside)
    }
  }
}
