// SPDX-License-Identifier: Apache-2.0

extension MetricsText {
    /// A line that is not of the format.
    package struct Fault: Error, Hashable, Sendable {
        /// From 1.
        package let line: Int
    }

    /// Lines read of one text: far above what a server has.
    package static let lineLimit = 200_000

    /// The samples of a text; comments are skipped, time stamps are not known here.
    ///
    /// - Throws: `Fault` at the first line that is not understood, or past `lineLimit`.
    package static func read(_ text: String) throws(Fault) -> [MetricFamily.Sample] {
        var samples: [MetricFamily.Sample] = []
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        {
            number += 1
            guard number <= Self.lineLimit else { throw Fault(line: number) }
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            var reader = SampleReader(line)
            guard let sample = reader.sample() else { throw Fault(line: number) }
            samples.append(sample)
        }
        return samples
    }
}

/// Reads `name{label="value",...} number`.
private struct SampleReader {
    private var rest: Substring.UTF8View

    init(_ line: Substring.UTF8View) { self.rest = line }

    mutating func sample() -> MetricFamily.Sample? {
        guard let name = self.word() else { return nil }
        var labels: [MetricFamily.Label] = []
        if self.take("{") {
            while !self.take("}") {
                guard let label = self.word(), self.take("="), let value = self.quoted() else {
                    return nil
                }
                labels.append(MetricFamily.Label(label, value))
                _ = self.take(",")
            }
        }
        guard self.take(" ") else { return nil }
        let text = String(decoding: self.rest, as: UTF8.self)
        guard let value = text == "+Inf" ? .infinity : Double(text) else { return nil }
        return MetricFamily.Sample(name, labels, value)
    }

    private mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard self.rest.first == UInt8(ascii: expected) else { return false }
        self.rest = self.rest.dropFirst()
        return true
    }

    private mutating func word() -> String? {
        let word = self.rest.prefix {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
                true
            default: false
            }
        }
        guard !word.isEmpty else { return nil }
        self.rest = self.rest.dropFirst(word.count)
        return String(decoding: word, as: UTF8.self)
    }

    private mutating func quoted() -> String? {
        guard self.take("\"") else { return nil }
        var bytes: [UInt8] = []
        while let byte = self.rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = self.rest.popFirst() else { return nil }
                bytes.append(escaped == UInt8(ascii: "n") ? UInt8(ascii: "\n") : escaped)
            default: bytes.append(byte)
            }
        }
        return nil
    }
}
