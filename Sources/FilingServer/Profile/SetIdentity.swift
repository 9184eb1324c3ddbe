// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// States name and ID number.
///
/// One ID number, one account.
struct SetIdentity: Procedure {
    static let method = FilingV1.Profile.setIdentity
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.identityStated])

    let store: any Store
    let keys: ServerKeys
    let checkBell: WorkBell

    func run(
        _ request: FilingV1.SetIdentityRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.SetProfileReply {
        let owner = try caller.applicant
        let now = context.now
        let identity = try Identity(request.identity, today: now.dateInChina)
        try await IdentityTry.count(of: owner, in: self.store, now: now)
        let reply = try await context.commit(to: self.store) { transaction in
            let standing: Profile.Standing =
                try transaction.hasSubmitted(owner) ? .submittedBefore : .nothingSubmitted
            let profile = try StoredProfile(of: owner, in: transaction, context.personal).value
                .stating(identity, standing, seen: Revision(rawValue: request.revision))
            try StoredProfile(profile).put(
                for: owner, in: transaction, keys: self.keys, context.personal, at: now)
            try StoredProfile(profile).startChecks(
                [.identity, .education], of: owner, in: transaction, at: now)
            try context.audit(.identityStated, subject: owner, in: transaction)
            return FilingV1.SetProfileReply(revision: profile.revision.rawValue)
        }
        self.checkBell.ring()
        return reply
    }
}
