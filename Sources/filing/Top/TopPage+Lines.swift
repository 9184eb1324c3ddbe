// SPDX-License-Identifier: Apache-2.0

import FilingDomain

extension TopPage {
    /// For a person: a heading, the methods, the regions.
    ///
    /// - Parameter rows: methods and regions that fit, each.
    func lines(_ language: Language, rows: Int) -> [String] {
        func say(_ text: Text) -> String { text[language] }
        var lines = [
            [
                say(self.isServing ? Labels.serving : Labels.notServing),
                "\(say(TopLabels.connections)) \(Self.whole(self.connections))",
                "\(say(TopLabels.calls)) \(Self.figure(self.callsPerSecond))/s",
                "\(say(TopLabels.writes)) \(Self.figure(self.writesPerSecond))/s",
                "\(say(TopLabels.commits)) \(Self.figure(self.commitsPerSecond))/s",
            ].joined(separator: "  "),
            [
                "\(say(TopLabels.queue)) \(Self.whole(self.queueLength))/\(Self.whole(self.queueLimit))",
                "\(say(TopLabels.outbox)) \(Self.whole(self.outbox)) "
                    + "(\(Self.age(self.outboxLagSeconds)))",
                "\(say(TopLabels.feed)) \(Self.whole(self.feed)) "
                    + "(\(Self.age(self.feedLagSeconds)))",
            ].joined(separator: "  "),
            "",
        ]
        lines += Table.lines(
            [say(TopLabels.method), "/s", say(TopLabels.errors), "p50 ms", "p99 ms"],
            self.methods.prefix(rows).map {
                [
                    $0.name, Self.figure($0.callsPerSecond), Self.figure($0.errorsPerSecond),
                    $0.p50Ms.map { "≤\(Self.figure($0))" } ?? "-",
                    $0.p99Ms.map { "≤\(Self.figure($0))" } ?? "-",
                ]
            })
        guard !self.regions.isEmpty else { return lines }
        lines.append("")
        lines += Table.lines(
            [
                say(Labels.region), say(TopLabels.waiting), say(Labels.dueSoonCount),
                say(Labels.overdueCount), say(Labels.staleCount), say(TopLabels.oldest),
            ],
            self.regions.prefix(rows).map {
                [
                    $0.code, Self.whole($0.waiting), Self.whole($0.dueSoon),
                    Self.whole($0.overdue), Self.whole($0.stale), Self.age($0.oldestSeconds),
                ]
            })
        return lines
    }

    /// For a program.
    var json: [String: MessageJSON.Value] {
        func number(_ value: Double) -> MessageJSON.Value { .number("\(value)") }
        return [
            "serving": .truth(self.isServing), "connections": number(self.connections),
            "callsPerSecond": number(self.callsPerSecond),
            "writesPerSecond": number(self.writesPerSecond),
            "commitsPerSecond": number(self.commitsPerSecond),
            "writeQueue": number(self.queueLength), "writeQueueLimit": number(self.queueLimit),
            "outbox": number(self.outbox), "outboxLagSeconds": number(self.outboxLagSeconds),
            "feed": number(self.feed), "feedLagSeconds": number(self.feedLagSeconds),
            "methods": .list(
                self.methods.map {
                    .object([
                        "method": .text($0.name), "callsPerSecond": number($0.callsPerSecond),
                        "errorsPerSecond": number($0.errorsPerSecond),
                        "p50Ms": $0.p50Ms.map(number) ?? .null,
                        "p99Ms": $0.p99Ms.map(number) ?? .null,
                    ])
                }),
            "regions": .list(
                self.regions.map {
                    .object([
                        "region": .text($0.code), "waiting": number($0.waiting),
                        "oldestSeconds": number($0.oldestSeconds),
                        "dueSoon": number($0.dueSoon), "overdue": number($0.overdue),
                        "stale": number($0.stale),
                    ])
                }),
        ]
    }

    private static func whole(_ value: Double) -> String {
        "\(Int64(exactly: value.rounded()) ?? 0)"
    }

    /// Three digits are enough for an eye.
    private static func figure(_ value: Double) -> String {
        if value >= 100 { return Self.whole(value) }
        let tenths = (value * 100).rounded() / 100
        return "\(tenths)"
    }

    /// `3 d 4 h`, `2 h 5 min`, `12 s`.
    private static func age(_ seconds: Double) -> String {
        let whole = Int64(exactly: seconds.rounded()) ?? 0
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3_600: return "\(whole / 60) min \(whole % 60) s"
        case ..<86_400: return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
        default: return "\(whole / 86_400) d \(whole % 86_400 / 3_600) h"
        }
    }
}

/// The words of `filing top`.
private enum TopLabels {
    static let connections = Text(zh: "连接", en: "connections")
    static let calls = Text(zh: "调用", en: "calls")
    static let writes = Text(zh: "写入", en: "writes")
    static let commits = Text(zh: "提交", en: "commits")
    static let queue = Text(zh: "写队列", en: "write queue")
    static let outbox = Text(zh: "待发短信", en: "messages waiting")
    static let feed = Text(zh: "报名系统未回执", en: "feed unacknowledged")
    static let method = Text(zh: "方法", en: "method")
    static let errors = Text(zh: "失败/s", en: "failed/s")
    static let waiting = Text(zh: "待审核", en: "waiting")
    static let oldest = Text(zh: "最久", en: "oldest")
}
