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
        case .registry: "registry"
        }
    }

    /// Works for a regional centre, or is the registration system.
    package var isStaff: Bool { self != .applicant }

    /// Logs in with a password and a second factor.
    ///
    /// Source: domain.md section 2, number 8.
    package var hasSecondFactor: Bool {
        switch self {
        case .reviewer, .supervisor, .support: true
        case .applicant, .centre: false
        case .registry: false
        }
    }
}
