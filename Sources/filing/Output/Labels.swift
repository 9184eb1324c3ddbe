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
    static let fit = Text(zh: "可以上传", en: "fit to be uploaded")
    /// What a person is told to look at closely; empty if nothing.
    static func doubt(_ doubt: FilingV1.MaterialDoubt) -> Text {
        switch doubt {
        case .unspecified: Text(zh: "", en: "")
        case .blank: Text(zh: "疑似空白", en: "seems blank")
        case .blurred: Text(zh: "疑似模糊", en: "seems blurred")
        }
    }
    static let uploading = Text(zh: "上传", en: "upload")
    static let submitted = Text(zh: "已提交备案申请", en: "Submitted")
    static let awaiting = Text(
        zh: "席位已满，已加入候补；备案仍为草稿。", en: "All seats are taken: you wait for one; still a draft.")
    static let seat = Text(zh: "席位", en: "seat")
    static let capacity = Text(zh: "总席位", en: "seats")
    static let free = Text(zh: "剩余", en: "free")
    static let waiting = Text(zh: "候补人数", en: "waiting")
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
    static let askNotice = Text(zh: "是否同意？[y/n] ", en: "Do you agree? [y/n] ")
    static let scans = Text(zh: "份材料", en: "scans")
    static let accountClosed = Text(
        zh: "账号已注销，个人信息已删除。", en: "The account is closed; nothing about you is kept.")
    static let version = Text(zh: "版本", en: "version")
    static let given = Text(zh: "同意时间", en: "given")
    static let withdrawn = Text(zh: "撤回时间", en: "taken back")
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
    static let phone = Text(zh: "手机号", en: "phone")
    static let role = Text(zh: "身份", en: "role")
    static let purpose = Text(zh: "目的", en: "purpose")
    static let nobodyLooked = Text(zh: "没有工作人员查看过。", en: "No member of staff has looked.")
    static let education = Text(zh: "学历", en: "education")
    static let work = Text(zh: "工作经历", en: "work")
    static let askCode = Text(zh: "短信验证码：", en: "Code: ")
    static let askPassword = Text(zh: "密码：", en: "Password: ")
    static let askAgain = Text(zh: "再输入一次：", en: "Again: ")
    static let differ = Text(zh: "两次输入不一致。", en: "The two differ.")
    static let noPassword = Text(zh: "没有输入密码。", en: "No password was given.")
    static let askCaptcha = Text(zh: "图中的字母和数字：", en: "Letters and digits of the image: ")
    static let captchaUnreadable = Text(
        zh: "无法显示图形验证码，请用 --captcha-file 存为文件。",
        en: "The image cannot be drawn; save it with --captcha-file.")
    static let askIDNumber = Text(
        zh: "身份证号码（从未填写过的直接回车）：",
        en: "ID number (just Enter if you never stated one): ")
    static let passwordSet = Text(
        zh: "密码已设置，所有登录已退出，请重新登录。",
        en: "The password is set and all sessions have ended. Log in again.")
    static let unlocked = Text(zh: "账号已解锁。", en: "The account is released.")
    static let lockedSince = Text(zh: "已锁定，自", en: "locked since")
    static let done = Text(zh: "完成。", en: "Done.")
    static let lastUsed = Text(zh: "最近使用", en: "last used")
    static let effective = Text(zh: "生效时间", en: "takes effect")
    static let disputeOpened = Text(zh: "已提出争议，编号", en: "Support will look at dispute")
    static let identityCheck = Text(zh: "实名核验", en: "identity check")
    static let educationCheck = Text(zh: "学历核验", en: "education check")
    static let accountComplete = Text(zh: "资料完整，可以备案。", en: "Complete: may file.")
    static let accountIncomplete = Text(zh: "资料不完整，暂不能备案。", en: "Incomplete: may not file yet.")
    static let connection = Text(zh: "连接", en: "connection")
    static let protocolVersion = Text(zh: "协议版本", en: "protocol")
    static let clock = Text(zh: "时钟偏差", en: "clock skew")
    static let clockAdvice = Text(
        zh: "请校准本机时间：截止时间以服务器时间（UTC+8）为准。",
        en: "Set this machine's clock: deadlines go by the server's time (UTC+8).")
    static let secrecy = Text(zh: "线路保密", en: "secrecy of the line")
    static let secrecyAdvice = Text(
        zh: "明文线路不得传送密码：请用 --server tls://主机:端口 连接；若没有加密端口，请勿输入密码，并告知主办方。",
        en: "Passwords must not travel over a plain line: use --server tls://HOST:PORT. If there "
            + "is none, type no password and tell the organisers.")
    static let certificate = Text(zh: "服务器证书", en: "server's certificate")
    static let certificateAdvice = Text(
        zh: "证书即将到期，请通知服务器管理员更换。",
        en: "It ends soon: tell the server's operator to get another.")
    static let session = Text(zh: "登录状态", en: "session")
    static let sessionAdvice = Text(zh: "请重新登录：filing login。", en: "Log in again: filing login.")
    static let locale = Text(zh: "字符集", en: "locale")
    static let localeAdvice = Text(
        zh: "请使用 UTF-8，例如 export LANG=zh_CN.UTF-8。",
        en: "Use UTF-8, such as export LANG=C.UTF-8.")
    static let declaration = Text(
        zh: "同意以上承诺请加 --declare。", en: "Agree to this with --declare.")

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

    /// How a filing stands to its seat.
    static func standing(_ standing: FilingV1.SeatStanding) -> Text {
        switch standing {
        case .none: Labels.none
        case .held: Text(zh: "已锁定", en: "reserved")
        case .kept: Text(zh: "为您保留至", en: "kept for you until")
        case .waiting: Text(zh: "候补，名次", en: "waiting, number")
        case .offered: Text(zh: "已为您留出，请在此之前再次提交", en: "offered to you, submit again before")
        }
    }

    /// The word of a pre-check.
    static func verdict(_ verdict: FilingV1.PreCheckVerdict) -> Text {
        switch verdict {
        case .unspecified: Text(zh: "未填写", en: "not stated")
        case .verified: Text(zh: "已核验", en: "verified")
        case .mismatch: Text(zh: "不一致，请更正", en: "does not match, mend it")
        case .needsHuman: Text(zh: "由人工审核", en: "a human will look")
        case .running: Text(zh: "核验中", en: "under way")
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

    /// What is agreed to.
    static func purpose(_ purpose: FilingV1.ConsentPurpose) -> String {
        ConsentPurpose(rawValue: purpose.rawValue)?.token ?? ""
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
