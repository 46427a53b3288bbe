import Extraction
import Ingest
import TextCore

/// What the targets are fed to, made once.
struct FuzzStages {
  let extractor: Extractor
  let loader: DocumentLoader
  let decoder: CharsetDecoder

  /// - Parameter folder: the lexicons.
  init(folder: String) throws(LexiconError) {
    let lexicons = try LexiconFolder(path: folder)
    extractor = try Extractor(lexicons: lexicons)
    loader = try DocumentLoader(lexicons: lexicons)
    decoder = try CharsetDecoder(lexicons: lexicons)
  }
}
