// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// A second supervisor approves a key: its program can log in, as an account of its own.
struct ApproveKey: Procedure {
    static let method = FilingV1.Centre.approveKey
    static let access = Access.supervisor
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.keyApproved])

    let store: any Store
    let keys: ServerKeys

    func run(
        _ request: FilingV1.ApproveKeyRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ApproveKeyReply {
        let staff = try caller.staff
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let key = try transaction.centreKey(request.keyID, of: staff.region)
            try key.requireApprovable(
                by: staff.account,
                liveKeys: try transaction.centreKeyCount(of: staff.region, .live))
            let account = try transaction.nextAccountID()
            let userName = try UserName(ofProgramWithKey: key.id).text
            let personal = try context.personal.makeKey(of: account, in: transaction)
            try transaction.insert(
                NewAccount(
                    id: account, phone: nil, userName: userName, role: .centre,
                    region: key.region,
                    // No password fits it, and none is ever asked for.
                    credential: personal.sealed(.decoy(for: userName, keys: self.keys)),
                    createdAt: now))
            try transaction.approve(centreKey: key.id, by: staff.account, as: account)
            try context.audit(
                .keyApproved, subject: account, object: key.auditNumber, in: transaction)
            return FilingV1.ApproveKeyReply()
        }
    }
}

extension Snapshot {
    /// A key of a region; another region's does not exist.
    ///
    /// - Throws: `KEY_UNKNOWN`.
    func centreKey(_ id: String, of region: RegionCode) throws -> CentreKey {
        guard let key = try self.centreKey(id), key.region == region else {
            throw Refusal(.keyUnknown)
        }
        return key
    }
}
