import Testing
import TextCore

@Suite("JSON")
struct JSONTests {
  static let acceptedCases: [String] = [
    "[[]   ]", #"[""]"#, "[]", #"["a"]"#, "[false]", #"[null, 1, "1", {}]"#, "[null]", "[1\n]", " [1]", "[1,null,null,null,2]", "[2] ",
    "[123e65]", "[0e+1]", "[0e1]", "[ 4]", "[-0.000000000000000000000000000000000001]", "[20e1]", "[-0]", "[-123]", "[-1]", "[1E22]",
    "[1E-2]", "[1E+2]", "[123e45]", "[123.456e78]", "[1e-2]", "[1e+2]", "[123]", "[123.456789]", "[1e9999]", "[-237462374673276894]",
    #"{"asd":"sdf", "dfg":"fgh"}"#, #"{"asd":"sdf"}"#, #"{"a":"b","a":"c"}"#, "{}", #"{"":0}"#, #"{"foo\u0000bar": 42}"#,
    #"{ "min": -1.0e+28, "max": 1.0e+28 }"#, "{\"a\": []}", "{\n\"a\": \"b\"\n}", "\t[\r\n1 ,\t2]\n",
    #"["\u0060\u012a\u12AB"]"#, #"["\uD801\udc37"]"#, #"["\ud83d\ude39\ud83d\udc8d"]"#, #"["\"\\\/\b\f\n\r\t"]"#, #"["\\u0000"]"#,
    #"["\""]"#, #"["a/*b*/c/*d//e"]"#, #"["\\a"]"#, #"["\\n"]"#, #"["\u0012"]"#, #"["\uFFFF"]"#, #"["asd "]"#, "[\"\u{10FFFF}\"]",
    "[\"\u{2028}\u{2029}\"]", #"["\u0000"]"#, #"["\u002c"]"#, "[\"π\"]", "[\"\u{1BFFF}\"]", "[\"\u{7F}\"]", #"["\uD834\uDd1e"]"#,
    #"" ""#, "42", "-0.1", "null", "true", "false", #""asd""#, #""""#, "\u{FEFF}[]",
  ]

  @Test("what RFC 8259 allows is read (after JSONTestSuite)", arguments: acceptedCases)
  func accepted(text: String) throws {
    _ = try JSONParser.value(of: Array(text.utf8))
  }

  static let refusedCases: [(String, Int)] = [
    ("", 0), (" ", 1), ("[1 true]", 3), ("[1,]", 3), ("[1,,2]", 3), ("[,1]", 1), (#"["x"]]"#, 5), (#"["",]"#, 4), (#"["x""#, 4), ("[x", 1),
    ("[3[4]]", 2), ("[1:2]", 2), (#"["#, 1), ("[*]", 1), (#"["a",4,1,"#, 9), ("[fals]", 1), ("[nul]", 1), ("[tru]", 1), ("[True]", 1),
    ("[-]", 2), ("[-2.]", 4), ("[-.1]", 2), ("[.5]", 1), ("[+1]", 1), ("[0x42]", 2), ("[012]", 2), ("[-012]", 3), ("[1.]", 3),
    ("[1.e1]", 3),
    ("[0e]", 3), ("[0e+]", 4), ("[1eE2]", 3), ("[2.e3]", 3), ("[9.e+]", 3), ("[1.0e]", 5), ("[Inf]", 1), ("[NaN]", 1), ("[-NaN]", 2),
    ("[1 000.0]", 3), ("[1_000]", 2), ("[1a]", 2), ("[1/2]", 2), ("[１]", 1), ("[- 1]", 2), ("[1++2]", 2),
    (#"["x", truth]"#, 6), (#"{"x", null}"#, 4), (#"{"x"::"b"}"#, 5), (#"{"a""b"}"#, 4), (#"{"a":"#, 5), (#"{"a""#, 4), (#"{a:1}"#, 1),
    (#"{1:1}"#, 1), (#"{'a':0}"#, 1), (#"{"id":0,}"#, 8), (#"{"id":0,,}"#, 8), (#"{"a":"b",,"c":"d"}"#, 9), (#"{,}"#, 1), ("{", 1),
    ("{]", 1),
    (#"{"a":true} "x""#, 11), (#"{"a":"b"}/**/"#, 9), (#"{"a":"b"}#"#, 9), (#"{"a":1 "b":2}"#, 7), ("[}", 1),
    (#"["\uD800\"]"#, 11), (#"["\uD800\u"]"#, 10), (#"["\uD800\u1"]"#, 11), (#"["\uD800\u1x"]"#, 11), (#"["\u00A"]"#, 7), (#"["\"#, 3),
    (#"["\x00"]"#, 3),
    (#"["\a"]"#, 3), (#"["\uqqqq"]"#, 4), (#"["\u12"#, 6), ("[\"\\😀\"]", 3), ("[\"a\u{0}a\"]", 3), ("[\"new\nline\"]", 5), ("[\"\t\"]", 2),
    (#"""#, 1),
    (#"'x'"#, 0), ("abc", 0), ("[\u{2060}]", 1), ("[\u{0C}]", 1), ("1]", 1), ("]", 0), ("<null>", 0), ("[⍂]", 1), ("123\u{0}", 3),
    ("\u{A0}1", 0),
    ("{}{}", 2), ("[][]", 2), ("nulll", 4), ("\u{FEFF}", 3), ("\u{FEFF}\u{FEFF}[]", 3),
  ]

  @Test("anything else is refused where it is broken", arguments: refusedCases)
  func refused(text: String, offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSONParser.value(of: Array(text.utf8)) }
    #expect(error?.offset == offset)
  }

  @Test("an error says what was expected")
  func message() {
    let error = #expect(throws: JSONError.self) { try JSONParser.value(of: Array(#"{"id": 1 "text": ""}"#.utf8)) }
    #expect(error?.description == "broken JSON at byte 9: expected “,” or “}”")
  }

  static let escapeCases: [(String, String)] = [
    (#""\u0041\u00e4\u0416\u20AC""#, "AäЖ€"), (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00x""#, "😀x"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    (#""\u0000""#, "\u{0}"), (#""\uFEFF\uFFFF""#, "\u{FEFF}\u{FFFF}"),
  ]

  @Test("escapes become their characters; half a surrogate pair becomes U+FFFD", arguments: escapeCases)
  func escapes(text: String, expected: String) throws {
    #expect(try JSONParser.value(of: Array(text.utf8)) == .string(Array(expected.utf8)))
  }

  @Test("bytes in a string that are not UTF-8 become U+FFFD")
  func encoding() throws {
    #expect(try JSONParser.value(of: [0x22, 0x61, 0xFF, 0x62, 0x22]) == .string(Array("a\u{FFFD}b".utf8)))
    #expect(try JSONParser.value(of: [0x22, 0xED, 0xA0, 0x80, 0x22]).string?.unicodeScalars.allSatisfy { $0 == "\u{FFFD}" } == true)
  }

  @Test("values keep their order, repeated keys and digits")
  func values() throws {
    let value = try JSONParser.value(of: Array(#"{"a":1.50,"b":[true,null,"x"],"a":-7}"#.utf8))
    #expect(
      value
        == .object([
          .init(key: Array("a".utf8), value: .number(Array("1.50".utf8))),
          .init(key: Array("b".utf8), value: .array([.bool(true), .null, .string(Array("x".utf8))])),
          .init(key: Array("a".utf8), value: .number(Array("-7".utf8))),
        ]))
    #expect(value["a"]?.integer == -7)
    #expect(value["b"]?.array?.last?.string == "x")
    #expect(value["c"] == nil)
    #expect(value["b"]?["a"] == nil)
    #expect(JSONValue.number(Array("1e3".utf8)).integer == nil)
    #expect(JSONValue.number(Array("99999999999999999999".utf8)).integer == nil)
  }

  @Test("nesting is read to 256 levels and then refused, without a crash")
  func depth() throws {
    func nested(_ levels: Int) -> [UInt8] { Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8) }
    _ = try JSONParser.value(of: nested(256))
    #expect(throws: JSONError(offset: 256, expected: "at most 256 levels")) { try JSONParser.value(of: nested(257)) }
    #expect(throws: JSONError(offset: 256, expected: "at most 256 levels")) {
      try JSONParser.value(of: [UInt8](repeating: 0x5B, count: 1_000_000))
    }
    let objects = Array(String(repeating: #"{"a":"#, count: 100_000).utf8)
    #expect(throws: JSONError.self) { try JSONParser.value(of: objects) }
  }

  @Test("a value comes back as it was written, whatever it holds", arguments: 0..<50 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let value = randomValue(depth: 0, &random)
    var writer = JSONWriter()
    write(value, to: &writer)
    #expect(try JSONParser.value(of: writer.bytes) == value)
    #expect(UTF8Scalar.isValid(writer.bytes))
    #expect(!writer.bytes.contains { $0 < 0x20 })
  }

  @Test("a damaged text is read or refused, and the error lies in it", arguments: 0..<20 as Range<UInt64>)
  func damage(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var writer = JSONWriter()
    write(randomValue(depth: 0, &random), to: &writer)
    for _ in 0..<200 {
      var bytes = writer.bytes
      for _ in 0...Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
        let i = Int.random(in: 0..<bytes.count, using: &random)
        if Bool.random(using: &random) { bytes[i] = .random(in: 0...255, using: &random) } else { bytes.removeSubrange(i...) }
      }
      do {
        _ = try JSONParser.value(of: bytes)
      } catch {
        #expect((0...bytes.count).contains(error.offset))
      }
    }
  }

  @Test("objects, arrays and lines are written without white space")
  func layout() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("id", "a")
      writer.field("none", nil as String?)
      writer.field("count", 3)
      writer.field("is", true)
      writer.field("names", ["x", "y"])
      writer.key("empty")
      writer.object { _ in }
      writer.key("list")
      writer.array { writer in
        writer.null()
        writer.array { _ in }
        writer.value(utf8: Array("ö".utf8))
        writer.value(-1)
      }
    }
    writer.newline()
    writer.array { _ in }
    let expected = #"{"id":"a","none":null,"count":3,"is":true,"names":["x","y"],"empty":{},"list":[null,[],"ö",-1]}"# + "\n[]"
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  static let numberCases: [(Double, String)] = [
    (0, "0"), (-0.0, "0"), (1, "1"), (0.5, "0.5"), (-0.25, "-0.25"), (0.12344, "0.1234"), (0.12346, "0.1235"), (-0.00001, "0"),
    (0.0001, "0.0001"),
    (0.99999, "1"), (1.005, "1.005"), (123456.7, "123456.7"), (1e12, "1000000000000"), (-1e12, "-1000000000000"),
    (1e300, "9000000000000000000"),
    (.nan, "0"), (.infinity, "0"), (-.infinity, "0"),
  ]

  @Test("numbers are rounded to four decimals and never NaN, infinite or with an exponent", arguments: numberCases)
  func numbers(number: Double, expected: String) {
    var writer = JSONWriter()
    writer.value(number)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test("strings are escaped where they must be")
  func strings() {
    var writer = JSONWriter()
    writer.value("\"\\/\n\r\t\u{0}\u{1F}\u{7F}ö€😀</script>")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #""\"\\/\n\r\t\u0000\u001f\u007fö€😀</script>""#)
  }

  private func randomValue(depth: Int, _ random: inout SplitMix64) -> JSONValue {
    func string() -> [UInt8] {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        view.append(
          Bool.random(using: &random)
            ? Unicode.Scalar(UInt8.random(in: 0...0x7F, using: &random)) : assignedScalars.randomElement(using: &random)!)
      }
      return Array(String(view).utf8)
    }
    switch Int.random(in: 0...(depth < 5 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .number(Array(String(Int.random(in: .min ... .max, using: &random)).utf8))
    case 3, 4: return .string(string())
    case 5: return .array((0..<Int.random(in: 0...5, using: &random)).map { _ in randomValue(depth: depth + 1, &random) })
    default:
      return .object(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in .init(key: string(), value: randomValue(depth: depth + 1, &random)) })
    }
  }

  private func write(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value {
    case .null: writer.null()
    case .bool(let value): writer.value(value)
    case .number: writer.value(value.integer!)
    case .string(let bytes): writer.value(utf8: bytes)
    case .array(let values): writer.array { writer in for value in values { write(value, to: &writer) } }
    case .object(let members):
      writer.object { writer in
        for member in members {
          writer.key(String(decoding: member.key, as: UTF8.self))
          write(member.value, to: &writer)
        }
      }
    }
  }
}
