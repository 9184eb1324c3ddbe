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

    /// The token used in Meta/Describe and on the command line.
    package var token: String {
        switch self {
        case .applicant: "applicant"
        case .reviewer: "reviewer"
        case .supervisor: "supervisor"
        }
    }

    /// Works for a regional centre.
    package var isStaff: Bool { self != .applicant }
}
