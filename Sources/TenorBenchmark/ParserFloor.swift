import CLibXML2
import Glibc

/// What libxml2 takes to parse a page and nothing else: what extraction is measured against, on the same machine at the same time.
enum ParserFloor {
  private static let options = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue)

  /// Builds and drops the tree. Returns whether there was one.
  static func dom(_ page: [UInt8]) -> Bool {
    let document = unsafe page.withUnsafeBytes { bytes in
      unsafe htmlReadMemory(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil, "UTF-8", options)
    }
    guard let document = unsafe document else { return false }
    unsafe xmlFreeDoc(document)
    return true
  }

  /// Runs the parser with handlers that do nothing but count. Returns the number of elements.
  static func sax(_ page: [UInt8]) -> Int {
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = { context, _, _ in
      if let context = unsafe context { unsafe context.assumingMemoryBound(to: Int.self).pointee += 1 }
    }
    unsafe handler.endElement = { _, _ in }
    unsafe handler.characters = { _, _, _ in }
    unsafe handler.cdataBlock = { _, _, _ in }
    let count = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    unsafe count.initialize(to: 0)
    defer { unsafe count.deallocate() }
    unsafe page.withUnsafeBytes { bytes in
      let text = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let parser = unsafe htmlCreatePushParserCtxt(&handler, count, text, Int32(min(4, bytes.count)), nil, XML_CHAR_ENCODING_UTF8)
      else {
        return
      }
      unsafe htmlCtxtUseOptions(parser, options)
      if bytes.count > 4 { unsafe htmlParseChunk(parser, text! + 4, Int32(bytes.count - 4), 0) }
      unsafe htmlParseChunk(parser, nil, 0, 1)
      unsafe htmlFreeParserCtxt(parser)
    }
    return unsafe count.pointee
  }
}
