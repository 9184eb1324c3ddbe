// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import Foundation

/// Messages as JSON: lowerCamel keys as in the contract, bytes in base64, enums as their names.
enum MessageJSON {
    /// A value of JSON.
    indirect enum Value {
        case null
        case truth(Bool)
        case number(String)
        case text(String)
        case list([Value])
        case object([String: Value])

        /// A whole message.
        static func message(_ message: any Message) -> Value { MessageJSON.value(of: message) }
    }

    /// One line.
    static func text(of message: any Message) -> String { Self.text(Self.value(of: message)) }

    /// One line.
    static func text(of object: [String: Value]) -> String { Self.text(.object(object)) }

    private static func value(of any: Any) -> Value {
        switch any {
        case let truth as Bool: return .truth(truth)
        case let text as String: return .text(text)
        case let bytes as [UInt8]: return .text(Data(bytes).base64EncodedString())
        case let number as any FixedWidthInteger: return .number("\(number)")
        default: return Self.reflected(any)
        }
    }

    private static func reflected(_ any: Any) -> Value {
        let mirror = Mirror(reflecting: any)
        switch mirror.displayStyle {
        case .optional:
            return mirror.children.first.map { Self.value(of: $0.value) } ?? .null
        case .collection:
            return .list(mirror.children.map { Self.value(of: $0.value) })
        case .enum:
            return .text("\(any)")
        default:
            let pairs = mirror.children.compactMap { child in
                child.label.map { ($0, Self.value(of: child.value)) }
            }
            return .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: return "null"
        case .truth(let truth): return truth ? "true" : "false"
        case .number(let digits): return digits
        case .text(let text): return Self.quoted(text)
        case .list(let values): return "[" + values.map(Self.text).joined(separator: ",") + "]"
        case .object(let members):
            let pairs = members.sorted { $0.key < $1.key }
                .map { Self.quoted($0.key) + ":" + Self.text($0.value) }
            return "{" + pairs.joined(separator: ",") + "}"
        }
    }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            // JSON asks for it below U+0020 only; but people look at it in terminals, too.
            case _ where scalar.movesItsReader:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
