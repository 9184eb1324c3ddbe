// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingSeal
package import FilingStore

/// The keys by which programs of the registration system log in, on the server's own machine.
///
/// The system is national and supervisors are of a region, so that no two of them could enrol it.
/// Whoever has the machine can make any two members of staff: a second name typed by the same
/// person would prove nothing.
package struct RegistryKeyDesk: Sendable {
    private let keys: ServerKeys
    private let personal: PersonalData

    package init(keys: ServerKeys, personal: PersonalData) {
        self.keys = keys
        self.personal = personal
    }

    /// Enrols a key, with an account of its own; live at once.
    ///
    /// - Throws: `KEY_LIMIT` for a third live key, `KEY_EXISTS`, `FIELD_INVALID` for the label.
    package func add(
        _ publicKey: CentrePublicKey, label: String, in transaction: Transaction, at now: Instant
    ) throws -> CentreKey {
        try FreeText.require(label, "label", CentreKey.labelLengths, as: .line)
        guard try transaction.centreKeyCount(of: .national, .live) < CentreKey.liveLimit else {
            throw Refusal(.keyLimit, ["limit": .number(UInt64(CentreKey.liveLimit))])
        }
        guard try transaction.centreKey(publicKey.id) == nil else { throw Refusal(.keyExists) }
        let account = try transaction.nextAccountID()
        let userName = try UserName(ofProgramWithKey: publicKey.id).text
        let personal = try self.personal.makeKey(of: account, in: transaction)
        try transaction.insert(
            NewAccount(
                id: account, phone: nil, userName: userName, role: .registry, region: nil,
                // No password fits it, and none is ever asked for.
                credential: personal.sealed(.decoy(for: userName, keys: self.keys)),
                createdAt: now))
        let key = CentreKey(
            id: publicKey.id, publicKey: publicKey.bytes, region: .national, label: label,
            state: .live, proposedBy: account, proposedAt: now, account: account)
        try transaction.insertRegistryKey(key, as: account)
        try transaction.audit(
            AuditEntry(
                at: now, actor: .machineOperator, action: .registryKeyAdded, subject: account,
                object: key.auditNumber))
        return key
    }

    /// Ends a key and all sessions opened with it; a running server notices within a minute.
    ///
    /// - Throws: `KEY_UNKNOWN`, also for a centre's key.
    package func revoke(
        _ id: String, in transaction: Transaction, at now: Instant
    ) throws {
        guard let key = try transaction.centreKey(id), key.region == .national else {
            throw Refusal(.keyUnknown)
        }
        try transaction.revoke(centreKey: id)
        if let account = key.account { try transaction.revokeSessions(of: account) }
        try transaction.audit(
            AuditEntry(
                at: now, actor: .machineOperator, action: .registryKeyRevoked,
                subject: key.account, object: key.auditNumber))
    }
}
