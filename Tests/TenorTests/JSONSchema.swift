import Foundation

/// A validator for the part of JSON Schema 2020-12 that the record's schema uses. A keyword it does not know is an error, so that no
/// rule is silently skipped.
struct JSONSchema {
  private let root: [String: Any]

  init(contentsOf url: URL) throws {
    root = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any] ?? [:]
  }

  /// What is wrong with a value, as paths and reasons; empty when it is valid.
  func problems(in value: Any) -> [String] { problems(value, root, "$") }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    for (keyword, rule) in schema {
      switch keyword {
      case "$schema", "$id", "$defs", "title", "description", "then", "else": break
      case "$ref":
        let name = (rule as! String).replacing("#/$defs/", with: "")
        found += problems(value, (root["$defs"] as! [String: Any])[name] as! [String: Any], path)
      case "type":
        let types = rule as? [String] ?? [rule as! String]
        if !types.contains(where: { matches(value, $0) }) { found.append("\(path): not of type \(types.joined(separator: " or "))") }
      case "const": if !equal(value, rule) { found.append("\(path): not \(rule)") }
      case "enum": if !(rule as! [Any]).contains(where: { equal(value, $0) }) { found.append("\(path): \(value) is none of \(rule)") }
      case "required":
        if let object = value as? [String: Any] {
          for key in rule as! [String] where object[key] == nil { found.append("\(path): no \(key)") }
        }
      case "properties":
        if let object = value as? [String: Any] {
          for (key, schema) in rule as! [String: Any] {
            if let member = object[key] { found += problems(member, schema as! [String: Any], "\(path).\(key)") }
          }
        }
      case "additionalProperties":
        if let object = value as? [String: Any], rule as? Bool == false {
          let known = schema["properties"] as? [String: Any] ?? [:]
          for key in object.keys where known[key] == nil { found.append("\(path): unknown field \(key)") }
        }
      case "items":
        if let array = value as? [Any] {
          for (index, item) in array.enumerated() { found += problems(item, rule as! [String: Any], "\(path)[\(index)]") }
        }
      case "minimum":
        if let number = value as? Double, number < (rule as! NSNumber).doubleValue { found.append("\(path): \(number) is below \(rule)") }
      case "maximum":
        if let number = value as? Double, number > (rule as! NSNumber).doubleValue { found.append("\(path): \(number) is above \(rule)") }
      case "minLength": if let text = value as? String, text.count < rule as! Int { found.append("\(path): shorter than \(rule)") }
      case "pattern":
        if let text = value as? String, text.range(of: rule as! String, options: .regularExpression) == nil {
          found.append("\(path): “\(text)” does not match \(rule)")
        }
      case "if":
        let holds = problems(value, rule as! [String: Any], path).isEmpty
        if let branch = schema[holds ? "then" : "else"] as? [String: Any] { found += problems(value, branch, path) }
      default: found.append("\(path): the validator does not know “\(keyword)”")
      }
    }
    return found
  }

  private func matches(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": (value as? NSNumber).map(isBoolean) ?? false
    case "integer": (value as? NSNumber).map { !isBoolean($0) && $0.doubleValue == $0.doubleValue.rounded() } ?? false
    case "number": (value as? NSNumber).map { !isBoolean($0) } ?? false
    default: false
    }
  }

  private func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
  private func equal(_ a: Any, _ b: Any) -> Bool { (a as? NSObject) == (b as? NSObject) }
}
