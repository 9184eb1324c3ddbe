// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore
import FilingVault

/// Ends the caller's account for good, and with it whatever is known of the person.
///
/// One transaction withdraws, removes and destroys; the files go after it. A crash in between leaves
/// files that no row names and no key opens.
struct CloseAccount: Procedure {
    static let method = FilingV1.Rights.closeAccount
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.accountClosed])

    let store: any Store
    let vault: Vault
    let keys: ServerKeys
    let sessions: SessionRegistry

    /// Far more than one person ever has; more is done by another call.
    private static let filingsLooked = 1_000

    func run(
        _ request: FilingV1.CloseAccountRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.CloseAccountReply {
        let owner = try caller.applicant
        let now = context.now
        try self.sessions.session(caller.person.session, now: now).requireFresh(at: now)
        let typed = try self.typed(request.code, of: owner, context)
        let codes = CodeEntry(keys: self.keys)
        try await codes.require(typed, in: self.store, now: now)
        let approval: ApprovalAtClosing = request.givesUpApproval ? .givesUp : .keeps
        let files = try self.store.point { try $0.files(of: owner) }
        let reply = try await context.commit(to: self.store) { transaction in
            try codes.use(typed, in: transaction, now: now)
            for stored in try transaction.filings(of: owner, limit: Self.filingsLooked) {
                let filing = try transaction.settled(stored, at: now)
                guard let change = try filing.closing(approval, now: now) else { continue }
                try transaction.save(change, expecting: filing.revision)
                try context.audit(
                    change.told == .revoked ? .approvalGivenUp : .filingWithdrawn, subject: owner,
                    filing: filing.id, region: filing.region,
                    in: transaction)
            }
            try context.audit(.accountClosed, subject: owner, in: transaction)
            try transaction.close(
                owner, phoneIndex: typed.phoneIndex,
                loginSubject: LoginSubject(owner, keys: self.keys).bytes, at: now)
            try transaction.destroyKey(of: owner)
            return FilingV1.CloseAccountReply(closedAtMs: now.ms)
        }
        self.sessions.removeAll(of: owner)
        context.login.end(try caller.person.session)
        for blob in files.blobs { try await self.vault.erase(blob: blob) }
        for upload in files.incoming { try await self.vault.erase(upload: upload) }
        return reply
    }

    /// The code as typed, for the phone that the account has.
    private func typed(
        _ code: String, of owner: AccountID, _ context: CallContext
    ) throws -> CodeEntry.Typed {
        let phone = try self.store.point { snapshot in
            try context.personal.phone(of: owner, in: snapshot)
        }
        guard let phone else { throw Refusal(.sessionExpired) }
        return CodeEntry.Typed(
            code: code, phone: phone,
            phoneIndex: BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes,
            purpose: .closeAccount)
    }
}
