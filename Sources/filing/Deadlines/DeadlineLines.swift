// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// What is due when, for a person; all times UTC+8.
enum DeadlineLines {
    /// Who has a filing, until when, and what to do if it is stale.
    static func status(_ status: FilingV1.StatusReply, _ output: Output) -> [String] {
        var lines: [String] = []
        if status.with != .unspecified {
            lines.append(
                "\(output.say(Labels.holder)): \(output.say(Labels.holder(status.with)))")
        }
        if status.dueMs != 0 {
            lines.append("\(output.say(Labels.due)): \(ChinaTime.text(ms: status.dueMs))")
        }
        if status.clock != .unspecified {
            lines.append(
                "\(output.say(Labels.clockMark)): \(output.say(Labels.clock(status.clock)))")
        }
        return lines
            + status.advice.enumerated().map { index, advice in
                let said = output.say(
                    Labels.advice(
                        advice, number: status.filingNumber, hotline: status.hotline))
                return "\(output.say(Labels.advice)) \(index + 1): \(said)"
            }
    }

    /// A region's window.
    static func window(
        _ window: FilingV1.GetWindowReply, region: String, _ output: Output
    ) -> [String] {
        let state =
            window.open
            ? Labels.open : window.nowMs < window.opensMs ? Labels.notOpen : Labels.closed
        let extended = [
            "\(output.say(Labels.planned)): \(ChinaTime.text(ms: window.plannedClosesMs))",
            "\(output.say(Labels.reason)): \(window.extensionReason)",
        ]
        return [
            "\(output.say(Labels.region)): \(region)",
            "\(output.say(Labels.state)): \(output.say(state))",
            "\(output.say(Labels.opens)): \(ChinaTime.text(ms: window.opensMs))",
            "\(output.say(Labels.closes)): \(ChinaTime.text(ms: window.closesMs))",
            "\(output.say(Labels.serverNow)): \(ChinaTime.text(ms: window.nowMs))",
        ] + (window.extensionReason.isEmpty ? [] : extended)
    }
}
