// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// The person's rights over their own data: `filing.v1.Rights`.
public struct RightsCalls: Sendable {
    let caller: Caller

    /// The texts in force that people agree to; needs no session.
    public func listPolicies(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> [FilingV1.Policy] {
        try await self.caller.call(
            FilingV1.Rights.listPolicies, FilingV1.ListPoliciesRequest(), .harmless, options
        ).policies
    }

    /// What the session's applicant has agreed to, newest first.
    public func listConsents(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> [FilingV1.Consent] {
        try await self.caller.call(
            FilingV1.Rights.listConsents, FilingV1.ListConsentsRequest(), .harmless, options
        ).consents
    }

    /// Agrees to a text, by the version that was read.
    ///
    /// - Throws: POLICY_OUTDATED with the version in force, CONSENT_LIMIT.
    public func giveConsent(
        _ request: FilingV1.GiveConsentRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.GiveConsentReply {
        try await self.caller.call(FilingV1.Rights.giveConsent, request, .keyed, options)
    }

    /// Takes a consent back.
    ///
    /// - Throws: CONSENT_UNKNOWN, CONSENT_STANDS.
    public func withdrawConsent(
        _ purpose: FilingV1.ConsentPurpose, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.WithdrawConsentReply {
        try await self.caller.call(
            FilingV1.Rights.withdrawConsent, FilingV1.WithdrawConsentRequest(purpose: purpose),
            .keyed, options)
    }

    /// What the other services do not tell of the account.
    public func describeAccount(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.DescribeAccountReply {
        try await self.caller.call(
            FilingV1.Rights.describeAccount, FilingV1.DescribeAccountRequest(), .harmless, options)
    }

    /// A page of what was written down about the account, oldest first.
    public func listRecords(
        _ request: FilingV1.ListRecordsRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListRecordsReply {
        try await self.caller.call(FilingV1.Rights.listRecords, request, .harmless, options)
    }

    /// Ends the account for good, soon after a login and with a code sent to its phone.
    ///
    /// - Throws: FRESH_LOGIN_REQUIRED, CODE_WRONG, CODE_EXPIRED, CLOSING_WAITS, APPROVAL_STANDS.
    public func closeAccount(
        _ request: FilingV1.CloseAccountRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.CloseAccountReply {
        try await self.caller.call(FilingV1.Rights.closeAccount, request, .keyed, options)
    }
}
