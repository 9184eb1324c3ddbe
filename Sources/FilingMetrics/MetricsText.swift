// SPDX-License-Identifier: Apache-2.0

/// Families as text, in Prometheus' format 0.0.4.
package enum MetricsText {
    /// What an HTTP answer calls it.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// The text of families, each with its HELP and TYPE.
    package static func write(_ families: [MetricFamily]) -> String {
        var text = ""
        for family in families {
            text += "# HELP \(family.name) \(Self.escaped(family.help, quote: false))\n"
            text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
            for sample in family.samples {
                text += sample.name
                if !sample.labels.isEmpty {
                    let labels = sample.labels.map {
                        "\($0.name)=\"\(Self.escaped($0.value, quote: true))\""
                    }
                    text += "{\(labels.joined(separator: ","))}"
                }
                text += " \(Self.number(sample.value))\n"
            }
        }
        return text
    }

    /// Whole numbers without a fraction, as counters are; the infinite bound as `+Inf`.
    static func number(_ value: Double) -> String {
        if value == .infinity { return "+Inf" }
        if let whole = Int64(exactly: value) { return "\(whole)" }
        return "\(value)"
    }

    private static func escaped(_ text: String, quote: Bool) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quote: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
