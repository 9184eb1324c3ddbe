// SPDX-License-Identifier: Apache-2.0

/// Something done to an account that its owner, or an auditor, will ask about.
///
/// Raw values are stored.
package enum AccountAction: Int32, Sendable, CaseIterable {
    case locked = 1
    case releasedByOwner = 2
    case releasedBySupport = 3
    case passwordReset = 4
    case passwordChanged = 5
    case phoneChanged = 6
    case phoneChangeProposed = 7
    case phoneChangeApproved = 8
    case phoneChangeStopped = 9
    case identityGiven = 10
    case identityTaken = 11
    case releasedByOperator = 12
    /// The owner stated an identity or disputed one, with whatever outcome.
    case identityTried = 13
    /// The security administrator released the account of a member of staff.
    case releasedBySecurity = 14

    /// As in `filing.v1.AccountEvent.action`.
    package var token: String {
        switch self {
        case .locked: "locked"
        case .releasedByOwner: "released-by-owner"
        case .releasedBySupport: "released-by-support"
        case .passwordReset: "password-reset"
        case .passwordChanged: "password-changed"
        case .phoneChanged: "phone-changed"
        case .phoneChangeProposed: "phone-change-proposed"
        case .phoneChangeApproved: "phone-change-approved"
        case .phoneChangeStopped: "phone-change-stopped"
        case .identityGiven: "identity-given"
        case .identityTaken: "identity-taken"
        case .releasedByOperator: "released-by-operator"
        case .identityTried: "identity-tried"
        case .releasedBySecurity: "released-by-security"
        }
    }
}
