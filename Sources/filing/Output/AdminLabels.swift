// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The words of the administrators' commands.
extension Labels {
    static let actor = Text(zh: "操作者", en: "actor")
    static let outcome = Text(zh: "结果", en: "outcome")
    static let subject = Text(zh: "对象账号", en: "subject")
    static let nothingFound = Text(zh: "没有符合条件的记录。", en: "No entry matches.")
    static let olderBefore = Text(zh: "更早的记录：--before", en: "For what is older: --before")
    static let account = Text(zh: "账号", en: "account")
    static let userName = Text(zh: "用户名", en: "user name")
    static let created = Text(zh: "建立时间", en: "created")
    static let disabled = Text(zh: "停用时间", en: "disabled")
    static let staffOnce = Text(
        zh: "以下动态口令地址和恢复码只显示这一次，请当面交给本人：",
        en:
            "The authenticator's address and the recovery codes are shown once; hand them to their owner:"
    )
    static let staffDisabled = Text(
        zh: "已停用，其登录已全部退出。", en: "Shut out; all their sessions have ended.")
    static let staffEnabled = Text(zh: "已恢复，可以登录。", en: "They may log in again.")
    static let sessionsEnded = Text(zh: "其登录已全部退出。", en: "All their sessions have ended.")
    static let planInForce = Text(zh: "现行方案", en: "in force")
    static let planBuiltIn = Text(
        zh: "（未装载：配置文件所指或随程序发布的方案）",
        en: "(not loaded: the settings' plan, or the one that ships)")
    static let planLoaded = Text(zh: "已装载，即刻生效：", en: "Loaded and in force:")
    static let loadedBy = Text(zh: "装载人", en: "loaded by")
}
