import LanguageIdentification

/// The weights of runs or words as the model keeps them: those for the first eight classes as a row of one codebook, and for runs a row of
/// a second one more, which holds what the first left over; those for the last eight as a row of a third.
struct Codebooks {
  let low: Codebook
  let fine: Codebook?
  let high: Codebook

  init(low: Codebook, fine: Codebook?, high: Codebook) {
    self.low = low
    self.fine = fine
    self.high = high
  }

  /// - Parameter isFine: whether there is to be a second codebook for the first eight classes.
  init(_ weights: ArraySlice<SIMD16<Float>>, _ index: FeatureIndex, isFine: Bool, rounds: Int, seed: UInt64) {
    // The root of the frequency: rare features must not be left to chance, they decide short texts.
    let importance = index.features.map { Float($0.count).squareRoot() }
    let first = Codebook(weights.map(\.lowHalf), importance: importance, rounds: rounds, seed: seed)
    low = first
    if isFine {
      let left = zip(weights, first.codes).map { $0.lowHalf - first.rows[Int($1)] }
      fine = Codebook(left, importance: importance, rounds: rounds, seed: seed)
    } else {
      fine = nil
    }
    high = Codebook(weights.map(\.highHalf), importance: importance, rounds: rounds, seed: seed)
  }

  /// No weight is greater than this, whatever its sign.
  var greatest: Float { max(low.greatest + (fine?.greatest ?? 0), high.greatest) }

  /// - Parameter places: of the features, by their numbers.
  func features(_ index: FeatureIndex, at places: [Int], scale: Float) -> LanguageModel.Weights {
    LanguageModel.Weights(
      features: places.indices.map { (places[$0], index.tag($0), low.codes[$0], fine?.codes[$0] ?? 0, high.codes[$0]) },
      low: low.rows.map { Self.rounded($0, scale) }, fine: fine?.rows.map { Self.rounded($0, scale) },
      high: high.rows.map { Self.rounded($0, scale) })
  }

  private static func rounded(_ row: Codebook.Vector, _ scale: Float) -> SIMD8<Int16> {
    SIMD8<Int16>((row / scale).rounded(.toNearestOrEven))
  }
}
