// SPDX-License-Identifier: Apache-2.0

/// Reasons about reviews. Source: domain.md section 9.
extension Reason {
    package static let claimedByAnother = Reason(
        "CLAIMED_BY_ANOTHER", .failedPrecondition, .later, details: ["until_ms"],
        zh: "另一位审核员正在审核。", en: "Another reviewer holds this filing.",
        hintZh: "请处理队列中的下一份。", hintEn: "Take the next one of the queue.")
    package static let claimRequired = Reason(
        "CLAIM_REQUIRED", .failedPrecondition, .afterReading,
        zh: "请先领取该备案。", en: "Claim the filing first.",
        hintZh: "运行 filing review claim。", hintEn: "Run `filing review claim`.")
    package static let claimLost = Reason(
        "CLAIM_LOST", .failedPrecondition, .afterReading,
        zh: "领取已失效。", en: "The claim has ended.",
        hintZh: "请重新领取；领取须每 60 秒续期，15 分钟失效。",
        hintEn: "Claim again; a claim lasts 15 minutes and is renewed each 60 seconds.")
    package static let ownFiling = Reason(
        "OWN_FILING", .permissionDenied,
        zh: "不得审核本人的备案。", en: "Nobody reviews their own filing.",
        hintZh: "请交由他人审核。", hintEn: "Leave it to somebody else.")
    package static let outcomeRequired = Reason(
        "OUTCOME_REQUIRED", .invalidArgument,
        zh: "请给出审核结论。", en: "Say how the review ends.",
        hintZh: "通过、不通过或补充材料。", hintEn: "Approve, reject or supplement.")
    package static let reasonRequired = Reason(
        "REASON_REQUIRED", .invalidArgument,
        zh: "须给出原因。", en: "A reason is required.",
        hintZh: "不通过须有原因；通过不得附原因。",
        hintEn: "A rejection needs reasons; an approval takes none.")
    package static let textRequired = Reason(
        "TEXT_REQUIRED", .invalidArgument, details: ["limit"],
        zh: "选择“其他”须填写说明，说明不得过长。",
        en: "The reason OTHER needs a text, and a text must not be too long.",
        hintZh: "请填写说明。", hintEn: "Say it in words.")
    package static let itemsRequired = Reason(
        "ITEMS_REQUIRED", .invalidArgument,
        zh: "补充材料须列出 1 至 7 项，每种材料一项。",
        en: "A supplement lists 1 to 7 items, one a kind; other outcomes list none.",
        hintZh: "请列出要补充的材料。", hintEn: "List what to supplement.")

    package static let mismatchFieldsRequired = Reason(
        "MISMATCH_FIELDS_REQUIRED", .invalidArgument,
        zh: "选择“信息与证件不一致”须指明不一致的字段；其他原因不指明。",
        en: "The reason MISMATCH names the fields that differ, each once; no other reason does.",
        hintZh: "例如 --field school；可用字段见 filing review decide --help。",
        hintEn: "Such as `--field school`; `filing review decide --help` lists them.")
    package static let notEligibleRulesRequired = Reason(
        "NOT_ELIGIBLE_RULES_REQUIRED", .invalidArgument, details: ["rules"],
        zh: "选择“不符合报考条件”须指明本层级的条件编号；其他原因不指明。",
        en: "The reason NOT_ELIGIBLE names rules of the level, each once; no other reason does.",
        hintZh: "请从 rules 所列编号中选择，例如 --rule A4。",
        hintEn: "Choose from those listed in `rules`, such as `--rule A4`.")

    package static let secondLookPending = Reason(
        "SECOND_LOOK_PENDING", .failedPrecondition,
        zh: "该备案的审核结论正在等待复核。", en: "A decision on this filing waits for a second look.",
        hintZh: "须由提出结论者以外的复核员领取。",
        hintEn: "A supervisor other than the one who proposed it takes it.")
    package static let secondLookNone = Reason(
        "SECOND_LOOK_NONE", .failedPrecondition, .afterReading,
        zh: "该备案没有等待复核的结论。", en: "No decision on this filing waits for a second look.",
        hintZh: "请直接作出审核结论：filing review decide。",
        hintEn: "Decide it yourself: `filing review decide`.")
    package static let recused = Reason(
        "RECUSED", .permissionDenied,
        zh: "须回避者不得审核该备案。", en: "Whoever is recused from a filing does not review it.",
        hintZh: "请交由他人审核。", hintEn: "Leave it to somebody else.")
    package static let recusalsExhausted = Reason(
        "RECUSALS_EXHAUSTED", .failedPrecondition, details: ["limit"],
        zh: "该备案的回避人数已达上限。", en: "No more people can be recused from this filing.",
        hintZh: "请改派给合适的人员：filing review reassign。",
        hintEn: "Give it to somebody: `filing review reassign`.")
    package static let reviewerUnknown = Reason(
        "REVIEWER_UNKNOWN", .notFound,
        zh: "本考区没有这位在岗的审核员或复核员。",
        en: "The region has no active reviewer or supervisor of this name.",
        hintZh: "请核对用户名。", hintEn: "Check the user name.")

    package static let secondPersonMissing = Reason(
        "SECOND_PERSON_MISSING", .failedPrecondition,
        zh: "本考区没有可以复核该备案的其他复核员。",
        en: "The region has no other supervisor who could take the second look at this filing.",
        hintZh: "请由安全管理员增设复核员后再办理。",
        hintEn: "Have the security administrator appoint one, then try again.")
    package static let forgedNeedsTwo = Reason(
        "FORGED_NEEDS_TWO", .failedPrecondition,
        zh: "“材料虚假”须经两人认定，不能由一人据此撤销。",
        en: "FORGED takes two people, and a revocation is one's word.",
        hintZh: "请改选其他原因，并以文字说明查明的情况。",
        hintEn: "Give another reason, and say in words what was found.")

    package static let reviewReasons: [Reason] = [
        claimedByAnother, claimRequired, claimLost, ownFiling, outcomeRequired,
        reasonRequired, textRequired, itemsRequired, mismatchFieldsRequired,
        notEligibleRulesRequired, secondLookPending, secondLookNone, recused,
        recusalsExhausted, reviewerUnknown, secondPersonMissing, forgedNeedsTwo,
    ]
}
