// SPDX-License-Identifier: Apache-2.0

/// What a person is to the service.
///
/// Raw values are those of `filing.v1.Role`.
///
/// Source: domain.md section 1.
package enum Role: Int32, Sendable, CaseIterable {
    /// 考生: their own data only.
    case applicant = 1
    /// 审核员 of one region.
    case reviewer = 2
    /// 复核员 of one region.
    case supervisor = 3
    /// 客服 of one region: helps people who have proved who they are.
    case support = 4
    /// A regional centre's program.
    case centre = 5
    /// 系统管理员: loads exam plans; sees nobody's data.
    case systemAdmin = 6
    /// 安全管理员: makes and shuts out members of staff; sees nobody's data.
    case securityAdmin = 7
    /// 审计管理员: reads the audit log; sees nobody's data.
    case auditAdmin = 8
    /// The registration system downstream: a program, of no region.
    case registry = 9

    /// The token used in Meta/Describe and on the command line.
    package var token: String {
        switch self {
        case .applicant: "applicant"
        case .reviewer: "reviewer"
        case .supervisor: "supervisor"
        case .support: "support"
        case .centre: "centre"
        case .systemAdmin: "system-admin"
        case .securityAdmin: "security-admin"
        case .auditAdmin: "audit-admin"
        case .registry: "registry"
        }
    }

    /// Works for a regional centre, administers the service, or is the registration system.
    package var isStaff: Bool { self != .applicant }

    /// One of the three who are made on the server's own machine only, and belong to no region.
    ///
    /// An account has one role, so that none holds two of theirs. Source: domain.md section 13.
    package var isAdministrator: Bool {
        switch self {
        case .systemAdmin, .securityAdmin, .auditAdmin: true
        case .applicant, .reviewer, .supervisor, .support, .centre, .registry: false
        }
    }

    /// A person who works for a regional centre: whom the security administrator makes and ends.
    package var isRegionalStaff: Bool { self.hasSecondFactor && !self.isAdministrator }

    /// Logs in with a password and a second factor.
    ///
    /// Source: domain.md section 2, number 8.
    package var hasSecondFactor: Bool {
        switch self {
        case .reviewer, .supervisor, .support, .systemAdmin, .securityAdmin, .auditAdmin: true
        case .applicant, .centre, .registry: false
        }
    }
}
