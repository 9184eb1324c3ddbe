// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// Words about what more than one person of a region does.
extension Labels {
    static let secondLook = Text(zh: "复核", en: "second look")
    static let proposed = Text(
        zh: "结论尚未生效：须由一名复核员先行确认。",
        en: "It has not taken effect: a supervisor looks at it first.")
    static let proposer = Text(zh: "提出人", en: "proposed by")
    static let proposedOutcome = Text(zh: "拟作结论", en: "proposed decision")
    static let inQueue = Text(zh: "已退回队列。", en: "It is back in the queue.")
    static let reassigned = Text(zh: "已改派，对方领取有效至", en: "Passed on; they hold it until")
    static let recused = Text(
        zh: "已回避：此人不能再领取该备案。", en: "Recused: they can no longer claim it.")

    /// Why a decision waits.
    static func cause(_ cause: FilingV1.SecondLookCause) -> Text {
        switch cause {
        case .sample: Text(zh: "随机抽中", en: "picked by chance")
        case .forged: Text(zh: "涉及材料虚假", en: "says that something is forged")
        case .unspecified: Labels.none
        }
    }

    /// How a review is to end.
    static func outcome(_ outcome: FilingV1.Outcome) -> Text {
        switch outcome {
        case .approve: Labels.state(.approved)
        case .reject: Labels.state(.rejected)
        case .supplement: Labels.state(.supplement)
        case .unspecified: Labels.none
        }
    }

    /// What was done with a filing.
    static func handover(_ kind: FilingV1.HandoverKind) -> Text {
        switch kind {
        case .reassigned: Text(zh: "改派", en: "passed on")
        case .recused: Text(zh: "回避", en: "recused")
        case .unspecified: Labels.none
        }
    }
}

/// Words of a region's figures.
enum FigureLabels {
    static let open = Text(zh: "待审核", en: "open")
    static let claimed = Text(zh: "审核中", en: "claimed")
    static let secondLook = Text(zh: "待复核", en: "in second look")
    static let dueSoon = Text(zh: "即将到期", en: "due soon")
    static let overdue = Text(zh: "已超期", en: "overdue")
    static let stale = Text(zh: "严重超期", en: "stale")
    static let oldestDue = Text(zh: "最早到期", en: "oldest due")
    static let supplement = Text(zh: "补充材料中", en: "in supplement")
    static let span = Text(zh: "统计期间", en: "decided from")
    static let approved = Text(zh: "审核通过", en: "approved")
    static let rejected = Text(zh: "审核不通过", en: "rejected")
    static let supplements = Text(zh: "要求补充材料", en: "asked for more")
    static let median = Text(zh: "首次审核用时中位数", en: "first decision, median")
    static let ninthDecile = Text(zh: "首次审核用时 90%", en: "first decision, 90 %")
    static let inTime = Text(zh: "首次审核按期", en: "first decision in time")
    static let agreement = Text(zh: "复核一致", en: "second looks agreed")
}
