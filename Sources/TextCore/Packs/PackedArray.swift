/// An array of plain values that never changes: as it lies in a mapped pack, which it keeps mapped, or in memory of its own.
///
/// To have one of a million elements costs what one of ten does, so lists that are compiled load in no time. Reading it costs what
/// reading an `Array` does. As with that, an index out of bounds ends the program.
@safe public struct PackedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // What lies there is never written to, so that all threads may read it.
  @usableFromInline let start: UnsafePointer<Element>
  public let count: Int
  /// Holds the memory.
  private let owner: AnyObject

  /// - Parameters:
  ///   - offset: in bytes, a multiple of the alignment of elements.
  ///   - count: all of which are within the file.
  init(in file: MappedFile, at offset: Int, count: Int) {
    precondition(
      offset >= 0 && count >= 0 && count <= (file.count - offset) / Swift.max(1, MemoryLayout<Element>.stride),
      "arrays of a pack end within it")
    let start = unsafe file.withBytes { bytes in
      // The file has the head of a pack and so is not empty.
      unsafe bytes.baseAddress.map { unsafe $0 + offset }
    }
    guard let start = unsafe start, Int(bitPattern: start) % MemoryLayout<Element>.alignment == 0 else {
      preconditionFailure("packs have their arrays at multiples of a line of the cache, and a mapping begins at a page")
    }
    unsafe self.start = start.assumingMemoryBound(to: Element.self)
    self.count = count
    owner = file
  }

  /// A copy of the elements.
  public init(_ elements: [Element]) {
    let memory = Memory(elements)
    unsafe start = UnsafePointer(memory.start)
    count = memory.count
    owner = memory
  }

  /// All elements, for loops.
  @inlinable public var span: Span<Element> {
    @_lifetime(borrow self) @inline(__always) get {
      // The owner, which is borrowed with all of it, holds as many elements.
      unsafe _overrideLifetime(Span(_unsafeStart: start, count: count), borrowing: self)
    }
  }

  /// The elements as an array that may change: copied at once, while `Array` would ask for one after the other.
  public var copy: [Element] {
    unsafe [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(start: start, count: count)))
      initialized = count
    }
  }

  /// Memory of its own.
  @safe private final class Memory {
    let start: UnsafeMutablePointer<Element>
    let count: Int

    init(_ elements: [Element]) {
      count = elements.count
      unsafe start = .allocate(capacity: count)
      unsafe elements.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(start: start, count: $0.count).copyMemory(from: $0) }
    }

    deinit { unsafe start.deallocate() }
  }
}

extension PackedArray: RandomAccessCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }
  @inlinable public subscript(index: Int) -> Element { @inline(__always) get { span[index] } }
  @inlinable public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? { unsafe try span.withUnsafeBufferPointer(body) }
}
