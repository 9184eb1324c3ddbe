// SPDX-License-Identifier: Apache-2.0

/// A text that people agree to.
///
/// The catalogue is data: another text is another version, and the versions that people have agreed
/// to stay what they are. A consent to an earlier version does not stand for a later one.
package struct Policy: Hashable, Sendable {
    /// For what.
    package let purpose: ConsentPurpose
    /// Names the text; never used again for another.
    package let version: String
    /// What is agreed to.
    package let text: Text

    /// The text in force for a purpose.
    package static func current(_ purpose: ConsentPurpose) -> Policy {
        switch purpose {
        case .notice: self.notice
        case .idCardImages: self.idCardImages
        }
    }

    /// The texts in force, one for each purpose.
    package static let all = ConsentPurpose.allCases.map(Policy.current)

    private static let notice = Policy(
        purpose: .notice, version: "notice-2026-1",
        text: Text(
            zh: """
                本系统为社会工作者职业资格考试预约备案收集您的手机号、姓名、身份证号码、学历、工作经历、职业证书、\
                通信地址和证明材料，仅用于核验身份与报考资格、审核备案及通知办理结果，由您所选考区的考试机构查阅，\
                每次查阅均有记录。您可以查询、更正、导出本人数据，并可注销账号。
                """,
            en: """
                For pre-registration filing of the social-worker examination this service collects \
                your phone, name, ID number, education, work, certificates, address and scans. They \
                serve to check identity and eligibility, to review the filing and to tell you its \
                outcome, and are read by the centre of the region you choose; each reading is written \
                down. You can see, correct and export your data, and close the account.
                """))

    private static let idCardImages = Policy(
        purpose: .idCardImages, version: "id-card-images-2026-1",
        text: Text(
            zh: """
                身份证人像面和国徽面图像属于敏感个人信息，仅用于由考区审核人员核对您与所填身份是否一致，加密保存，\
                不作他用。您可以随时撤回同意；撤回后不能再上传或提交身份证图像。
                """,
            en: """
                Images of both sides of the identity card are sensitive personal data. They serve only \
                the reviewers of the region to compare you with the identity you state, are kept \
                encrypted and used for nothing else. You can take this consent back at any time; no \
                such image can be uploaded or handed in afterwards.
                """))
}
