// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// Threads, for a person.
enum ConsultLines {
    static func table(
        _ threads: [FilingV1.ConsultationSummary], _ output: Output
    ) -> [String] {
        guard !threads.isEmpty else { return [output.say(Labels.noConsultations)] }
        return Table.lines(
            [
                "ID", output.say(Labels.state), output.say(Labels.region),
                output.say(Labels.number), output.say(Labels.opened),
                output.say(Labels.changed), output.say(Labels.messages),
            ], threads.map { self.row($0, output) })
    }

    static func summary(
        _ thread: FilingV1.ConsultationSummary?, _ output: Output
    ) -> [String] {
        self.table(thread.map { [$0] } ?? [], output)
    }

    /// Line by line: what somebody wrote never looks like a line of ours.
    static func message(_ message: FilingV1.ConsultationMessage) -> [String] {
        let author = Role(rawValue: message.author.rawValue)?.token ?? ""
        return ["\(ChinaTime.text(ms: message.atMs))  \(author)"]
            + message.text.split(separator: "\n", omittingEmptySubsequences: false).map {
                "  | \($0)"
            }
    }

    /// One thread without its words.
    private static func row(
        _ thread: FilingV1.ConsultationSummary, _ output: Output
    ) -> [String] {
        [
            "\(thread.consultationID)", output.say(self.state(thread.state)), thread.region,
            thread.filingNumber, ChinaTime.text(ms: thread.openedAtMs),
            ChinaTime.text(ms: thread.changedAtMs), "\(thread.messages)",
        ]
    }

    private static func state(_ state: FilingV1.ConsultationState) -> Text {
        switch state {
        case .unspecified: Labels.none
        case .waiting: Text(zh: "待回复", en: "waits for the centre")
        case .answered: Text(zh: "已回复", en: "answered")
        case .closed: Text(zh: "已结束", en: "closed")
        }
    }
}
