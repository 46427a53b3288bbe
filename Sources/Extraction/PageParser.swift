import CLibXML2

/// Parses HTML through libxml2's SAX events into a ``PageTree``. The only file that calls libxml2.
///
/// No DOM is built: the events fill flat arrays, which is faster and has no limit of depth. libxml2 supplies what is
/// tedious in HTML: implied end tags, entities, attribute syntax.
enum PageParser {
  /// Elements nested deeper end the parse: looking for the partner of an end tag costs as many steps. Browsers stop nesting at 512.
  static let maximumDepth = 2_048

  /// - Parameter source: valid UTF-8 without NUL.
  static func parse(_ source: [UInt8]) throws(ExtractionError) -> PageTree {
    _ = libraryIsReady
    guard !source.isEmpty else { throw .noArticleText }
    var builder = TreeBuilder(capacity: source.count)
    let succeeded = unsafe source.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { chars in
        unsafe withUnsafeMutablePointer(to: &builder) { unsafe run(chars, $0) }
      }
    }
    guard succeeded else { throw .parserUnavailable }
    return builder.finished()
  }

  /// libxml2 wants its global tables set up before it is used by several threads.
  private static let libraryIsReady: Bool = {
    xmlInitParser()
    return true
  }()

  private static func run(_ chars: UnsafeBufferPointer<CChar>, _ builder: UnsafeMutablePointer<TreeBuilder>) -> Bool {
    guard let context = unsafe htmlCreateMemoryParserCtxt(chars.baseAddress, Int32(clamping: chars.count)) else { return false }
    defer { unsafe htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
      | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NOIMPLIED.rawValue
    unsafe htmlCtxtUseOptions(context, Int32(options))
    // The bytes are UTF-8 already; said here, libxml2 neither guesses nor converts.
    unsafe context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = { builder, name, attributes in
      guard let builder = unsafe builder?.assumingMemoryBound(to: TreeBuilder.self), let name = unsafe name else { return }
      unsafe builder.pointee.start(name, attributes)
    }
    unsafe handler.endElement = { builder, name in
      guard let builder = unsafe builder?.assumingMemoryBound(to: TreeBuilder.self), let name = unsafe name else { return }
      unsafe builder.pointee.end(name)
    }
    unsafe handler.characters = { builder, text, count in
      guard let builder = unsafe builder?.assumingMemoryBound(to: TreeBuilder.self), let text = unsafe text else { return }
      unsafe builder.pointee.characters(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    unsafe handler.ignorableWhitespace = handler.characters
    unsafe context.pointee.sax.pointee = handler
    unsafe builder.pointee.context = context
    unsafe context.pointee.userData = UnsafeMutableRawPointer(builder)
    unsafe htmlParseDocument(context)
    unsafe builder.pointee.context = nil
    return true
  }
}

/// Receives the events. Lives on the stack of one call of ``PageParser/parse(_:)`` and is never shared.
@safe private struct TreeBuilder {
  private var tree = PageTree()
  /// Open elements: node, or -1 for one that is left out.
  private var open: [(node: Int32, hash: UInt32)] = []
  private var parent: Int32 = -1
  /// Open elements of the kind whose content is not read.
  private var skipped = 0
  private var isCut = false
  private var isInText = false
  @unsafe var context: htmlParserCtxtPtr?
  private let tags = TagTable.standard

  init(capacity: Int) {
    unsafe context = nil
    tree.bytes.reserveCapacity(capacity / 2)
    tree.nodes.reserveCapacity(capacity / 24)
    tree.attributes.reserveCapacity(capacity / 48)
  }

  @unsafe mutating func start(_ name: UnsafePointer<xmlChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    isInText = false
    if isCut { return }
    let hash = unsafe TreeBuilder.hash(name)
    if open.count >= PageParser.maximumDepth {
      isCut = true
      tree.warnings.append("nested deeper than \(PageParser.maximumDepth) elements, cut")
      unsafe xmlStopParser(context)
      return
    }
    let tag = tags.tag(hash: hash)
    if tag.isSkipped { skipped += 1 }
    if skipped > 0 {
      open.append((-1, hash))
      return
    }
    let node = Int32(tree.nodes.count)
    let lower = Int32(tree.attributes.count)
    if var pair = unsafe attributes {
      while let key = unsafe pair[0] {
        if let value = unsafe pair[1], let known = AttributeName.byHash[unsafe TreeBuilder.hash(key)] {
          let start = Int32(tree.bytes.count)
          var count = 0
          while unsafe value[count] != 0 { count += 1 }
          unsafe tree.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: count))
          tree.attributes.append(PageTree.Attribute(name: known, lower: start, upper: Int32(tree.bytes.count)))
        } else if unsafe pair[1] == nil, unsafe AttributeName.byHash[TreeBuilder.hash(key)] == .hidden {
          let start = Int32(tree.bytes.count)
          tree.attributes.append(PageTree.Attribute(name: .hidden, lower: start, upper: start))
        }
        unsafe pair += 2
      }
    }
    tree.nodes.append(PageTree.Node(tag: tag, parent: parent, end: -1, lower: lower, upper: Int32(tree.attributes.count)))
    open.append((node, hash))
    parent = node
  }

  @unsafe mutating func end(_ name: UnsafePointer<xmlChar>) {
    isInText = false
    guard let last = open.last else { return }
    let hash = unsafe TreeBuilder.hash(name)
    // libxml2 closes what it opened, innermost first; should it ever not, the event is ignored.
    guard last.hash == hash else { return }
    open.removeLast()
    if last.node < 0 {
      if tags.tag(hash: hash).isSkipped { skipped -= 1 }
      return
    }
    tree.nodes[Int(last.node)].end = Int32(tree.nodes.count)
    parent = tree.nodes[Int(last.node)].parent
  }

  @unsafe mutating func characters(_ text: UnsafeBufferPointer<xmlChar>) {
    if skipped > 0 || isCut { return }
    if !isInText {
      isInText = true
      let start = Int32(tree.bytes.count)
      let node = Int32(tree.nodes.count)
      tree.nodes.append(PageTree.Node(tag: .text, parent: parent, end: node + 1, lower: start, upper: start))
    }
    unsafe tree.bytes.append(contentsOf: text)
    tree.nodes[tree.nodes.count - 1].upper = Int32(tree.bytes.count)
  }

  mutating func finished() -> PageTree {
    for element in open.reversed() where element.node >= 0 { tree.nodes[Int(element.node)].end = Int32(tree.nodes.count) }
    return tree
  }

  @unsafe private static func hash(_ name: UnsafePointer<xmlChar>) -> UInt32 {
    var hash = TagTable.seed
    var i = 0
    while unsafe name[i] != 0 {
      hash = unsafe TagTable.step(hash, name[i])
      i += 1
    }
    return hash
  }
}
