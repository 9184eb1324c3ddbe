// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// The command line's own words; reasons have theirs in FilingDomain.
enum Labels {
    static let codeSent = Text(zh: "验证码已发送，有效期至", en: "A code is on its way, good until")
    static let registered = Text(zh: "注册成功，请登录。", en: "Registered. Log in now.")
    static let loggedIn = Text(zh: "已登录，有效期至", en: "Logged in until")
    static let loggedOut = Text(zh: "已退出登录。", en: "Logged out.")
    static let profileStored = Text(zh: "资料已保存，版本", en: "Profile stored, revision")
    static let noProfile = Text(zh: "尚未填写资料。", en: "Nothing stated yet.")
    static let uploaded = Text(zh: "已上传", en: "uploaded")
    static let uploading = Text(zh: "上传", en: "upload")
    static let submitted = Text(zh: "已提交备案申请", en: "Submitted")
    static let released = Text(zh: "已退回队列。", en: "Given back.")
    static let emptyQueue = Text(zh: "没有待审核的备案。", en: "Nothing waits.")
    static let claimedUntil = Text(zh: "已领取，至", en: "Claimed until")
    static let serving = Text(zh: "服务正常", en: "serving")
    static let notServing = Text(zh: "服务不可用", en: "not serving")
    static let missing = Text(zh: "还缺材料", en: "still missing")
    static let none = Text(zh: "无", en: "none")
    static let number = Text(zh: "备案编号", en: "number")
    static let state = Text(zh: "状态", en: "state")
    static let level = Text(zh: "层级", en: "level")
    static let region = Text(zh: "考区", en: "region")
    static let since = Text(zh: "自", en: "since")
    static let revision = Text(zh: "版本", en: "revision")
    static let kind = Text(zh: "材料", en: "kind")
    static let size = Text(zh: "字节", en: "bytes")
    static let time = Text(zh: "时间", en: "time")
    static let action = Text(zh: "操作", en: "action")
    static let reason = Text(zh: "原因", en: "reasons")
    static let next = Text(zh: "下一步", en: "next")
    static let claimed = Text(zh: "审核中", en: "under review")
    static let name = Text(zh: "姓名", en: "name")
    static let idNumber = Text(zh: "身份证号", en: "ID number")
    static let education = Text(zh: "学历", en: "education")
    static let work = Text(zh: "工作经历", en: "work")
    static let askCode = Text(zh: "短信验证码：", en: "Code: ")
    static let askPassword = Text(zh: "密码：", en: "Password: ")
    static let askAgain = Text(zh: "再输入一次：", en: "Again: ")
    static let differ = Text(zh: "两次输入不一致。", en: "The two differ.")
    static let noPassword = Text(zh: "没有输入密码。", en: "No password was given.")
    static let declaration = Text(
        zh: "本人承诺所填信息和上传材料真实、准确、完整，如有虚假，承担相应责任。同意请加 --declare。",
        en: "I declare that everything stated and uploaded is true and complete. "
            + "Agree with --declare.")

    /// What the applicant must do next.
    static func nextAction(_ action: FilingV1.NextAction) -> Text {
        switch action {
        case .none: Text(zh: "等待", en: "wait")
        case .submit: Text(zh: "补全草稿并提交", en: "complete the draft and submit it")
        case .supplement: Text(zh: "上传补充材料并提交", en: "upload what is asked for and submit")
        case .register: Text(zh: "报名开始后报名", en: "register for the exam when it opens")
        case .fileAgain: Text(zh: "修正后重新备案", en: "mend it and file again")
        }
    }

    /// The word of a state.
    static func state(_ state: FilingV1.FilingState) -> Text {
        FilingState(rawValue: state.rawValue)?.word ?? Labels.none
    }

    /// The name of a kind of material.
    static func kind(_ kind: FilingV1.MaterialKind) -> Text {
        MaterialKind(rawValue: kind.rawValue)?.name ?? Labels.none
    }

    /// The title of a level.
    static func level(_ level: FilingV1.Level) -> Text {
        Level(rawValue: level.rawValue)?.name ?? Labels.none
    }

    /// A reviewer's reason.
    static func reason(_ reason: FilingV1.ReviewReason) -> Text {
        ReviewReason(rawValue: reason.rawValue)?.name ?? Labels.none
    }
}
