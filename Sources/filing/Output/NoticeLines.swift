// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// Notices, for a person.
enum NoticeLines {
    /// How many wait to be read; nothing if none does.
    static func unread(_ count: UInt32, _ output: Output) -> [String] {
        count == 0 ? [] : ["\(output.say(Labels.unread)): \(count) (filing notice list)"]
    }

    /// One notice in words.
    static func notice(_ notice: FilingV1.NoticeEntry, _ output: Output) -> [String] {
        let sentence = NoticeKind(rawValue: notice.kind.rawValue).map {
            NoticeSentence(
                $0, number: notice.filingNumber,
                due: notice.dueMs == 0 ? nil : Instant(ms: notice.dueMs)
            ).text
        }
        return [
            "\(notice.id)", notice.read ? "" : "*", ChinaTime.text(ms: notice.atMs),
            // A kind that this program does not know is shown by its number.
            sentence.map(output.say) ?? "\(notice.kind.rawValue) \(notice.filingNumber)",
            notice.consultationID == 0 ? "" : "filing consult show \(notice.consultationID)",
            notice.textMessage.isEmpty ? "" : "SMS \(notice.textMessage)",
        ]
    }
}

extension Labels {
    static let unread = Text(zh: "未读通知", en: "unread notices")
    static let noNotices = Text(zh: "没有通知。", en: "No notices.")
    static let noFiling = Text(zh: "尚未提交备案。", en: "No filing yet.")
    static let noConsultations = Text(zh: "没有咨询。", en: "No consultations.")
    static let opened = Text(zh: "发起时间", en: "opened")
    static let changed = Text(zh: "最近变动", en: "changed")
    static let messages = Text(zh: "消息", en: "messages")
}
