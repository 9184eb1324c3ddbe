// SPDX-License-Identifier: Apache-2.0

/// What somebody looked at another person's data for.
///
/// Raw values are stored, hashed and those of `filing.v1.ViewPurpose`: never renumber.
package enum AuditPurpose: Int32, Sendable, CaseIterable {
    /// 审核: comparing what was stated with the scans.
    case review = 1
    /// 复核: a second look at a colleague's decision.
    case secondLook = 2
    /// 电话核实: calling the person.
    case contact = 3
    /// 服务: helping a person who has proved who they are.
    case support = 4
    /// 争议: deciding who of two has an ID number.
    case dispute = 5
    /// 投诉: answering a complaint.
    case complaint = 6
    /// 审计: reading the log.
    case audit = 7
    /// 同步: a centre's program copies its region's filings.
    case centre = 8
    /// 运维: an operator on the server's own machine.
    case operation = 9
    /// 报名: the registration system is told who may register.
    case registration = 10

    /// As on the wire and on the command line; never renamed.
    package var token: String {
        switch self {
        case .review: "review"
        case .secondLook: "second-look"
        case .contact: "contact"
        case .support: "support"
        case .dispute: "dispute"
        case .complaint: "complaint"
        case .audit: "audit"
        case .centre: "centre"
        case .operation: "operation"
        case .registration: "registration"
        }
    }

    /// What a person who unmasks may give.
    package static let forUnmasking: [AuditPurpose] = [
        .review, .secondLook, .contact, .support, .dispute, .complaint,
    ]
}
