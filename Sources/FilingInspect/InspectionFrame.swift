// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What passes between a server and its inspection worker.
///
/// The worker first says how it is confined (the names, separated by commas). Then each question is a
/// byte for the kind and the whole file; each answer is a verdict.
package enum InspectionFrame {
    /// A worker that has not said hello by then does not come up, milliseconds.
    package static let startTimeMs = 10_000
    /// Largest question.
    package static let questionLimit = Int(MaterialLimits.sizeBytes) + 1

    /// A file to be judged.
    package static func question(_ bytes: [UInt8], kind: MaterialKind) -> [UInt8] {
        [UInt8(truncatingIfNeeded: kind.rawValue)] + bytes
    }

    /// The kind and the bytes of a question; nil if it is none.
    package static func parse(question: [UInt8]) -> (kind: MaterialKind, bytes: [UInt8])? {
        guard let first = question.first, let kind = MaterialKind(rawValue: Int32(first)) else {
            return nil
        }
        return (kind, Array(question.dropFirst()))
    }

    /// A frame's length, most significant byte first.
    package static func lengthBytes(of count: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    }

    /// What a hello says, as far as it is letters: it goes into the log.
    package static func confinement(hello: [UInt8]) -> String {
        let words = hello.prefix(100).filter {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ",")
        }
        return words.isEmpty ? "nothing" : String(decoding: words, as: UTF8.self)
    }
}

/// Verdicts as lines of `key=value`: the first is `format`, `doubt` or `reason`.
extension MaterialVerdict {
    /// As a worker answers.
    package var answer: [UInt8] {
        let lines: [String] =
            switch self {
            case .accepted(let format): ["format=\(format.rawValue)"]
            case .doubtful(let format, let warning):
                [
                    "doubt=\(warning.doubt.rawValue)", "format=\(format.rawValue)",
                    "measured=\(warning.measured)", "limit=\(warning.limit)",
                ]
            case .refused(let refusal):
                ["reason=\(refusal.reason.token)"]
                    + refusal.details.map { "\($0.key)=\($0.value.text)" }.sorted()
            }
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// Reads an answer, which a worker that was taken over may have made up.
    ///
    /// - Returns: nil unless it is a verdict that `inspect` can give, with the details of its reason.
    package init?(answer: [UInt8]) {
        var pairs: [(key: String, value: String)] = []
        for line in answer.split(separator: UInt8(ascii: "\n"), maxSplits: 8) {
            let parts = line.split(separator: UInt8(ascii: "="), maxSplits: 1)
            guard parts.count == 2, parts[1].count <= 32, Self.isPlain(parts[1]) else {
                return nil
            }
            pairs.append(
                (
                    String(decoding: parts[0], as: UTF8.self),
                    String(decoding: parts[1], as: UTF8.self)
                ))
        }
        guard let first = pairs.first else { return nil }
        let values = Dictionary(
            pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { one, _ in one })
        switch first.key {
        case "format":
            guard let format = MaterialFormat(rawValue: first.value) else { return nil }
            self = .accepted(format)
        case "doubt":
            guard let doubt = Int32(first.value).flatMap(MaterialWarning.Doubt.init(rawValue:)),
                let format = values["format"].flatMap(MaterialFormat.init(rawValue:)),
                let measured = values["measured"].flatMap(Int.init),
                let limit = values["limit"].flatMap(Int.init)
            else {
                return nil
            }
            self = .doubtful(format, MaterialWarning(doubt, measured: measured, limit: limit))
        case "reason":
            guard let refusal = Self.refusal(first.value, values) else { return nil }
            self = .refused(refusal)
        default: return nil
        }
    }

    private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func refusal(_ token: String, _ values: [String: String]) -> Refusal? {
        guard let reason = Reason.named(token),
            Reason.fileFaults.contains(reason) || [.fileEmpty, .fileTooLarge].contains(reason)
        else {
            return nil
        }
        var details: [String: Refusal.Detail] = [:]
        for key in reason.detailKeys {
            guard let value = values[key] else { continue }
            details[key] = UInt64(value).map { .number($0) } ?? .text(value)
        }
        return Refusal(reason, details)
    }
}
