// SPDX-License-Identifier: Apache-2.0

/// Reasons about the staff, the exam plan and the search of the audit log. Source: domain.md sections
/// 1, 12 and 13.
extension Reason {
    package static let actionUnknown = Reason(
        "ACTION_UNKNOWN", .invalidArgument, details: ["action"],
        zh: "没有这个操作代码。", en: "There is no such action.",
        hintZh: "代码如 login-failed、filing-approved，至多 16 个。",
        hintEn: "Such as login-failed or filing-approved, 16 at most.")
    package static let staffUnknown = Reason(
        "STAFF_UNKNOWN", .notFound,
        zh: "没有这个工作人员账号。", en: "There is no such member of staff.",
        hintZh: "请用 filing admin staff list 查看用户名。",
        hintEn: "`filing admin staff list` shows the user names.")
    package static let staffRoleInvalid = Reason(
        "STAFF_ROLE_INVALID", .invalidArgument,
        zh: "只能建立审核员、复核员或客服账号。",
        en: "Only reviewers, supervisors and the help desk can be made here.",
        hintZh: "管理员账号只能在服务器本机用 filingd admin create-staff 建立。",
        hintEn: "Administrators are made by `filingd admin create-staff` on the server's machine.")
    package static let userNameTaken = Reason(
        "USER_NAME_TAKEN", .alreadyExists,
        zh: "该用户名已有账号，一个账号只有一种身份。",
        en: "The user name has an account, and an account has one role.",
        hintZh: "请换一个用户名。", hintEn: "Choose another user name.")
    package static let administratorFixed = Reason(
        "ADMINISTRATOR_FIXED", .permissionDenied,
        zh: "管理员账号不能远程更改。", en: "An administrator's account is not changed by a call.",
        hintZh: "请在服务器本机用 filingd admin 处理。",
        hintEn: "Use `filingd admin` on the server's own machine.")
    package static let planInvalid = Reason(
        "PLAN_INVALID", .invalidArgument, details: ["count", "faults"],
        zh: "考试方案有错误，未作任何更改。", en: "The exam plan has faults; nothing was changed.",
        hintZh: "请按行修改，可先用 filingd check-plan 检查。",
        hintEn: "Mend the lines named; `filingd check-plan` names all of them.")
    package static let planExamOther = Reason(
        "PLAN_EXAM_OTHER", .invalidArgument, details: ["exam"],
        zh: "该方案属于其他考试。", en: "The plan is for another exam.",
        hintZh: "请装载本考试的方案。", hintEn: "Load a plan of the exam that is served.")
    package static let planVersionUsed = Reason(
        "PLAN_VERSION_USED", .alreadyExists, details: ["version"],
        zh: "该版本号已用过，内容不同或已被新版本取代。",
        en: "This version was used before, with another text or until a newer one took its place.",
        hintZh: "请换一个版本号。", hintEn: "Give the plan a new version.")
    package static let planChanged = Reason(
        "PLAN_CHANGED", .aborted, .afterReading, details: ["version"],
        zh: "现行方案已被更换，未作任何更改。",
        en: "Another plan came into force since you read it; nothing was changed.",
        hintZh: "请取得现行方案，在其上重新更改。",
        hintEn: "Read the plan in force, and make the change in that one.")
    package static let planQueueFull = Reason(
        "PLAN_QUEUE_FULL", .resourceExhausted, .later,
        zh: "正在检查其他方案。", en: "Other plans are being checked.",
        hintZh: "请稍后再试。", hintEn: "Try again in a moment.")

    package static let planTextUnknown = Reason(
        "PLAN_TEXT_UNKNOWN", .failedPrecondition, details: ["version"],
        zh: "现行方案不是装载的，也不是随程序发布的，服务器没有其文本。",
        en: "The plan in force was not loaded and does not ship: the server has no text of it.",
        hintZh: "请先用 filing admin plan load 装载该方案文件。",
        hintEn: "Load its file first with `filing admin plan load`.")
    package static let planLayoutUnknown = Reason(
        "PLAN_LAYOUT_UNKNOWN", .failedPrecondition,
        zh: "方案文件的排版不便自动修改，未作任何更改。",
        en: "The plan's layout is not one that a program can edit; nothing was changed.",
        hintZh: "请手工修改方案文件，再用 filing admin plan load 装载。",
        hintEn: "Edit the file by hand, and load it with `filing admin plan load`.")

    package static let administrationReasons: [Reason] = [
        actionUnknown, staffUnknown, staffRoleInvalid, userNameTaken, administratorFixed,
        planInvalid, planExamOther, planVersionUsed, planChanged, planQueueFull,
        planTextUnknown, planLayoutUnknown,
    ]
}
