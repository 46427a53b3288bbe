import EntityRecognition
import Extraction
import Ingest
import SentimentAnalysis
import TextCore

extension Record {
  /// Name and version of the record's form; see `record.schema.json`.
  public static let schema = "tenor.record/1"

  /// The record as one line of JSON, line break included. Fields and their order are fixed.
  ///
  /// - Parameter unit: what `start` and `end` count.
  public func json(offsets unit: OffsetUnit = .codepoints) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("id", id)
      writer.field("status", status.rawValue)
      if let reason {
        writer.key("reason")
        writer.object { writer in
          writer.field("stage", reason.stage)
          writer.field("code", reason.code)
          writer.field("message", reason.message)
        }
      }
      writer.key("source")
      writer.write(source)
      if let article {
        writer.field("url", article.url)
        writer.field("site", article.site)
        writer.field("title", article.title)
        writer.field("authors", article.authors)
        writer.field("published", article.published)
        writer.field("modified", article.modified)
      }
      if let language {
        writer.field("language", language.language.code)
        writer.field("language_confidence", language.confidence)
      }
      if status == .analyzed, let article {
        let text = OffsetTable(article.text, unit: unit)
        writer.write(article, text)
        if let analyzed {
          writeAnalysis(
            Places(analyzed: analyzed, title: OffsetTable(GivenText(repairing: Array((article.title ?? "").utf8)), unit: unit), text: text),
            to: &writer)
        }
      }
      if let duplicate {
        writer.field("duplicate_of", duplicate.original)
        writer.field("similarity", duplicate.similarity)
      }
      writer.field("warnings", warnings)
    }
    writer.newline()
    return writer.bytes
  }

  private func writeAnalysis(_ places: Places, to writer: inout JSONWriter) {
    let analyzed = places.analyzed
    writer.key("mentions")
    writer.array { writer in
      for mention in mentions where mention.range.start >= analyzed.bodyStart { writer.write(mention, places) }
    }
    if let sentiment {
      writer.key("sentiment")
      writer.write(sentiment, places)
    }
    writer.key("companies")
    writer.array { writer in
      for verdict in companies {
        writer.object { writer in
          writer.field("id", verdict.company.id)
          writer.field("name", verdict.company.name)
          writer.field("listed", verdict.company.isListed)
          writer.field("mentions", verdict.mentions.count)
          writer.field("relevance", verdict.relevance)
          writer.key("sentiment")
          writer.write(verdict.sentiment, places)
          writer.key("sentences")
          writer.array { writer in
            for sentence in verdict.sentences { writer.object { writer in writer.place(sentence, places) } }
          }
        }
      }
    }
  }
}

extension JSONWriter {
  /// The text of an article and its passages.
  fileprivate mutating func write(_ article: Article, _ offsets: OffsetTable) {
    key("text")
    value(utf8: article.text.utf8)
    key("passages")
    array { writer in
      for passage in article.passages {
        writer.object { writer in
          writer.field("kind", passage.kind.rawValue)
          writer.field("start", offsets.offset(ofByte: passage.range.start))
          writer.field("end", offsets.offset(ofByte: passage.range.end))
          if let caption = passage.caption { writer.field("text", caption) }
        }
      }
    }
  }

  mutating func write(_ source: DocumentSource) {
    object { writer in
      writer.field("path", source.path)
      if let record = source.record { writer.field("record", record) }
      if let offset = source.offset { writer.field("offset", offset) }
      if let length = source.length { writer.field("length", length) }
      if let url = source.url { writer.field("url", url) }
      if let date = source.date { writer.field("date", date) }
      if let charset = source.charset {
        writer.field("charset", charset.name)
        writer.field("charset_evidence", charset.evidence.rawValue)
      }
      if let digest = source.digest { writer.field("digest", "xxh64:" + digest) }
    }
  }

  /// `start` and `end`, and `field` when they count from the start of another one than `text`.
  mutating func place(_ range: TextRange, _ places: Places) {
    let location = places.analyzed.location(of: range)
    let offsets = places.offsets(of: location)
    field("start", offsets.lowerBound)
    field("end", offsets.upperBound)
    if location.field != .text { field("field", location.field.rawValue) }
  }

  mutating func write(_ mention: Mention, _ places: Places) {
    object { writer in
      writer.field("type", mention.kind.rawValue)
      writer.place(mention.range, places)
      writer.key("text")
      writer.value(utf8: places.surface(of: mention.range))
      if let id = mention.id { writer.field("id", id) }
      if let name = mention.name { writer.field("name", name) }
      writer.field("confidence", mention.confidence)
    }
  }

  mutating func write(_ sentiment: Sentiment, _ places: Places) {
    object { writer in
      writer.field("score", sentiment.score)
      writer.field("label", sentiment.label.rawValue)
      writer.field("positive", sentiment.positive)
      writer.field("negative", sentiment.negative)
      if sentiment.tone != 0 { writer.field("tone", sentiment.tone) }
      writer.key("cues")
      writer.array { writer in
        for cue in sentiment.cues {
          writer.object { writer in
            writer.place(cue.range, places)
            writer.key("text")
            writer.value(utf8: places.surface(of: cue.range))
            writer.field("lemma", cue.lemma)
            writer.field("weight", cue.weight)
            if cue.isTurned { writer.field("turned", true) }
            writer.key("shifted_by")
            writer.array { writer in
              for shifter in cue.shiftedBy { writer.value(utf8: places.surface(of: shifter)) }
            }
          }
        }
      }
    }
  }
}
