// SPDX-License-Identifier: Apache-2.0

extension AuditAction {
    /// As on the wire and on the command line; never renamed.
    package var token: String {
        switch self {
        case .login: "login"
        case .loginFailed: "login-failed"
        case .loginShut: "login-shut"
        case .keyLogin: "key-login"
        case .keyLoginFailed: "key-login-failed"
        case .logout: "logout"
        case .sessionRevoked: "session-revoked"
        case .codeRequested: "code-requested"
        case .accountRegistered: "account-registered"
        case .accountLocked: "account-locked"
        case .lockReleasedByOwner: "lock-released-by-owner"
        case .passwordChanged: "password-changed"
        case .passwordReset: "password-reset"
        case .phoneChanged: "phone-changed"
        case .phoneChangeCancelled: "phone-change-cancelled"
        case .identityStated: "identity-stated"
        case .educationStated: "education-stated"
        case .workStated: "work-stated"
        case .disputeOpened: "dispute-opened"
        case .draftOpened: "draft-opened"
        case .draftEdited: "draft-edited"
        case .filingSubmitted: "filing-submitted"
        case .filingWithdrawn: "filing-withdrawn"
        case .materialUploaded: "material-uploaded"
        case .filingClaimed: "filing-claimed"
        case .claimReleased: "claim-released"
        case .filingApproved: "filing-approved"
        case .filingRejected: "filing-rejected"
        case .supplementAsked: "supplement-asked"
        case .lockReleasedBySupport: "lock-released-by-support"
        case .phoneChangeProposed: "phone-change-proposed"
        case .phoneChangeApproved: "phone-change-approved"
        case .phoneChangeRejected: "phone-change-rejected"
        case .identityGiven: "identity-given"
        case .identityTaken: "identity-taken"
        case .disputeKept: "dispute-kept"
        case .phoneChangeDropped: "phone-change-dropped"
        case .keyProposed: "key-proposed"
        case .keyApproved: "key-approved"
        case .keyRevoked: "key-revoked"
        case .staffCreated: "staff-created"
        case .factorReset: "factor-reset"
        case .staffDisabled: "staff-disabled"
        case .staffEnabled: "staff-enabled"
        case .staffSessionsEnded: "staff-sessions-ended"
        case .keyRotated: "key-rotated"
        case .lockReleasedByOperator: "lock-released-by-operator"
        case .planLoaded: "plan-loaded"
        case .rulesReplayed: "rules-replayed"
        case .consentGiven: "consent-given"
        case .consentWithdrawn: "consent-withdrawn"
        case .accountClosed: "account-closed"
        case .filingViewed: "filing-viewed"
        case .materialsListed: "materials-listed"
        case .materialRead: "material-read"
        case .fieldsUnmasked: "fields-unmasked"
        case .accountFound: "account-found"
        case .disputeListed: "dispute-listed"
        case .phoneChangeListed: "phone-change-listed"
        case .messagesListed: "messages-listed"
        case .auditSearched: "audit-searched"
        case .staffListed: "staff-listed"
        }
    }

    /// The action of a token; nil if this version does not know it.
    package static func named(_ token: String) -> AuditAction? { Self.byToken[token] }

    private static let byToken = Dictionary(
        Self.allCases.map { ($0.token, $0) }, uniquingKeysWith: { first, _ in first })
}
