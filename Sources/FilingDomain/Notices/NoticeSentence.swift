// SPDX-License-Identifier: Apache-2.0

/// A notice in words: the one catalogue of what applicants are told, on screens and phones.
package struct NoticeSentence: Hashable, Sendable {
    package let kind: NoticeKind
    /// The filing's number; empty if there is none.
    package let number: String
    /// When a supplement is due if that is known, or until when a seat is offered.
    package let due: Instant?

    package init(_ kind: NoticeKind, number: String, due: Instant?) {
        self.kind = kind
        self.number = number
        self.due = due
    }

    /// One sentence with what to do; no word of a person, so that a phone that others see tells
    /// nothing but the number.
    package var text: Text {
        let zh = self.number.isEmpty ? "" : " \(self.number) "
        let en = self.number.isEmpty ? "" : " \(self.number)"
        switch self.kind {
        case .submitted:
            return Text(
                zh: "您的备案\(zh)已提交，待审核。", en: "Your filing\(en) was handed in and waits for review.")
        case .reopened:
            return Text(
                zh: "您的备案\(zh)已退回草稿，修改后请重新提交。",
                en: "Your filing\(en) is a draft again: submit it when you have edited it.")
        case .withdrawn:
            return Text(
                zh: "您的备案\(zh)已撤回。如非本人操作，请立即修改密码。",
                en: "Your filing\(en) was withdrawn. If it was not you, change your password now.")
        case .approved:
            return Text(
                zh: "您的备案\(zh)审核通过，请在报名期间完成报名。",
                en: "Your filing\(en) is approved: register for the exam when registration opens.")
        case .rejected:
            return Text(
                zh: "您的备案\(zh)审核不通过，请登录查看原因。",
                en: "Your filing\(en) was rejected: log in to see why.")
        case .revoked:
            return Text(
                zh: "您的备案\(zh)的审核通过已被撤销，请登录查看原因。",
                en: "The approval of your filing\(en) was taken back: log in to see why.")
        case .lapsed:
            return Text(
                zh: "您的备案\(zh)未按期补充材料，已逾期失效。",
                en: "Your filing\(en) has lapsed: the supplement was not answered in time.")
        case .supplementAsked, .dueIn72Hours, .dueIn24Hours, .dueIn2Hours:
            return self.aboutSupplement(zh, en)
        case .seatOffered, .seatOfferRanOut:
            return self.aboutSeat(zh, en)
        case .consultationAnswered:
            return Text(
                zh: "考区已回复您的咨询\(self.number.isEmpty ? "" : "（\(self.number)）")，请登录查看。",
                en: "The centre has answered your question"
                    + (self.number.isEmpty ? "" : " about \(self.number)") + ": log in to read it.")
        }
    }

    private func aboutSeat(_ zh: String, _ en: String) -> Text {
        guard self.kind == .seatOffered else {
            return Text(
                zh: "您的备案\(zh)候补的席位逾期未提交，已让给下一位；重新提交可再次候补。",
                en: "The seat offered for your filing\(en) was not taken in time and went to the "
                    + "next person: submit again to wait for another.")
        }
        let untilZh = self.due.map { "至 \($0.textInChina)" } ?? ""
        let untilEn = self.due.map { " until \($0.textInChina) (UTC+8)" } ?? ""
        return Text(
            zh: "您的备案\(zh)候补的席位已为您保留\(untilZh)，请登录提交备案，逾期失效。",
            en: "A seat is kept for your filing\(en)\(untilEn): log in and submit it, "
                + "or it goes to the next person.")
    }

    private func aboutSupplement(_ zh: String, _ en: String) -> Text {
        let byZh = self.due.map { "，截止时间 \($0.textInChina)" } ?? ""
        let byEn = self.due.map { " by \($0.textInChina) (UTC+8)" } ?? ""
        guard let lead = self.kind.lead else {
            return Text(
                zh: "您的备案\(zh)需要补充材料\(byZh)，请登录查看。",
                en: "Your filing\(en) needs more material\(byEn): log in to see what.")
        }
        let hours = lead.ms / Span.hours(1).ms
        return Text(
            zh: "您的备案\(zh)补充材料剩余不足 \(hours) 小时\(byZh)，逾期将失效。",
            en: "Less than \(hours) hours are left to supplement your filing\(en)\(byEn), "
                + "or it lapses.")
    }
}
