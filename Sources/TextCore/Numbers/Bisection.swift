extension Array {
  /// The index of the first element for which `isBehind` holds, as it does for all that follow it; the count when it holds for none.
  @inlinable public func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
