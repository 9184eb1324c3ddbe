// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Decides who of two accounts has an ID number.
struct ResolveDispute: Procedure {
    static let method = FilingV1.Support.resolveDispute
    static let access = Access.support
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.identityGiven, .disputeKept])

    let store: any Store
    let keys: ServerKeys
    let checkBell: WorkBell

    /// Far more than one person ever has.
    private static let filingsLooked = 100

    func run(
        _ request: FilingV1.ResolveDisputeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ResolveDisputeReply {
        let staff = try caller.staff
        let evidence = try ProvedAccount.evidence(request.evidence)
        let reply = try await context.commit(to: self.store) { transaction in
            let id = DisputeID(rawValue: Int64(clamping: request.disputeID))
            guard let dispute = try transaction.openDispute(id) else {
                throw Refusal(.disputeUnknown)
            }
            if request.givesToClaimant {
                try self.give(dispute, in: transaction, by: staff.account, evidence, context)
            }
            try context.audit(
                request.givesToClaimant ? .identityGiven : .disputeKept,
                subject: dispute.claimant, purpose: .dispute, object: id.rawValue,
                in: transaction)
            let key = try context.personal.key(of: dispute.claimant, in: transaction)
            try transaction.decide(
                dispute: id, as: request.givesToClaimant ? .given : .kept, by: staff.account,
                decision: key.sealed(decision: evidence, of: id))
            return FilingV1.ResolveDisputeReply()
        }
        self.checkBell.ring()
        return reply
    }

    private func give(
        _ dispute: DisputeRecord, in transaction: Transaction, by decider: AccountID,
        _ evidence: String, _ context: CallContext
    ) throws {
        let personal = context.personal
        let identity = try personal.key(of: dispute.claimant, in: transaction)
            .words(of: dispute).identity
        // What was filed under one identity does not become another person's.
        guard try !transaction.hasSubmitted(dispute.claimant) else { throw Refusal(.identityFixed) }
        let index = BlindIndex(of: identity.number.text, field: .idNumber, keys: self.keys).bytes
        if let holder = try transaction.account(idNumberIndex: index), holder != dispute.claimant {
            try self.take(from: holder, in: transaction, by: decider, evidence, context)
            try context.audit(
                .identityTaken, subject: holder, purpose: .dispute,
                object: dispute.id.rawValue, in: transaction)
        }
        let profile = try StoredProfile(of: dispute.claimant, in: transaction, personal).value
            .given(identity)
        try StoredProfile(profile).put(
            for: dispute.claimant, in: transaction, keys: self.keys, personal, at: context.now)
        try StoredProfile(profile).startChecks(
            [.identity, .education], of: dispute.claimant, in: transaction, at: context.now)
        try personal.note(
            .identityGiven, on: dispute.claimant, by: decider, evidence: evidence,
            at: context.now, in: transaction)
    }

    /// A filing under way names its owner's identity: its region decides it first.
    private func take(
        from holder: AccountID, in transaction: Transaction, by decider: AccountID,
        _ evidence: String, _ context: CallContext
    ) throws {
        let filings = try transaction.filings(of: holder, limit: Self.filingsLooked)
        guard
            try !filings.contains(where: {
                try $0.submittedAt != nil && $0.seen(at: context.now).state.isLive
            })
        else {
            throw Refusal(.disputeHasFiling)
        }
        let personal = context.personal
        let profile = try StoredProfile(of: holder, in: transaction, personal).value.given(nil)
        try StoredProfile(profile).put(
            for: holder, in: transaction, keys: self.keys, personal, at: context.now)
        try transaction.forgetPreCheck(of: holder, .identity)
        try personal.note(
            .identityTaken, on: holder, by: decider, evidence: evidence, at: context.now,
            in: transaction)
    }
}
