// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingSeal
package import FilingStore

/// The way to whatever is kept sealed about people.
///
/// Each account has a data key, which is a row of the store wrapped by the key file; what belongs to
/// nobody's account is sealed under the house's own. A key is looked up inside the transaction or
/// snapshot that its rows are in (3 us and 1.4 us for the unwrapping), so that an account whose key
/// was destroyed is unreadable from that commit on. Whoever needs no personal word needs no key.
package struct PersonalData: Sendable {
    private let holder: KeyHolder
    private let random: any RandomSource

    /// Takes the keys of a process for a store, which they must fit.
    ///
    /// The house's own key, which is made with the database, is the check.
    ///
    /// - Throws: `KeyMismatch`, `StorageFault`.
    package static func open(
        in store: any Store, with holder: KeyHolder, random: any RandomSource
    ) async throws -> PersonalData {
        let personal = PersonalData(holder: holder, random: random)
        if try store.point({ try $0.key(of: .house) }) == nil {
            try await store.write { transaction in
                guard try transaction.key(of: .house) == nil else { return }
                guard try transaction.keyCounts(wrappedBefore: 0).all == 0 else {
                    throw StorageFault(.corrupt, "the house's own data key is missing")
                }
                _ = try personal.makeKey(of: .house, in: transaction)
            }
        }
        try store.point { snapshot in
            guard let house = try snapshot.key(of: .house) else {
                throw StorageFault(.corrupt, "the house's own data key is missing")
            }
            try KeyMismatch.check(house, with: holder.ring)
        }
        return personal
    }

    /// The key of an account's data.
    ///
    /// - Throws: `PersonalDataErased` if it has none; `EnvelopeFailure`, `StorageFault`.
    package func key(of account: AccountID, in snapshot: Snapshot) throws -> PersonalKey {
        guard let key = try self.keyIfAny(of: account, in: snapshot) else {
            throw PersonalDataErased(account: account)
        }
        return key
    }

    /// The key of an account's data; nil if it was destroyed.
    package func keyIfAny(of account: AccountID, in snapshot: Snapshot) throws -> PersonalKey? {
        guard let record = try snapshot.key(of: account) else { return nil }
        return PersonalKey(
            account: account,
            key: try self.holder.ring.unwrap(record.wrapped, of: account), random: self.random)
    }

    /// The key for what belongs to an account if it has one, and to the house otherwise: replies to
    /// nobody, and the reply to whoever has just closed their account.
    package func keyOrHouse(of account: AccountID?, in snapshot: Snapshot) throws -> PersonalKey {
        if let account, let key = try self.keyIfAny(of: account, in: snapshot) { return key }
        return try self.key(of: .house, in: snapshot)
    }

    /// Makes and stores the key of a new account.
    ///
    /// - Throws: `StorageFault` `.constraint` if it has one, or a rotation has retired this process's
    ///   keys meanwhile.
    package func makeKey(of account: AccountID, in transaction: Transaction) throws -> PersonalKey {
        guard let key = DataKey(random: self.random.bytes(DataKey.sizeBytes)) else {
            throw EnvelopeFailure.cipher
        }
        let wrapped = try self.wrap(key, of: account)
        try transaction.insert(wrapped)
        return PersonalKey(account: account, key: key, random: self.random)
    }

    /// The same key, wrapped by the present key of the key file.
    package func rewrapped(_ record: AccountKeyRecord) throws -> AccountKeyRecord {
        try self.wrap(
            self.holder.ring.unwrap(record.wrapped, of: record.account), of: record.account)
    }

    private func wrap(_ key: DataKey, of account: AccountID) throws -> AccountKeyRecord {
        // One ring for both: it may be replaced between two looks.
        let ring = self.holder.ring
        return AccountKeyRecord(
            account: account, version: ring.present,
            wrapped: try ring.wrap(
                key, of: account, nonce: self.random.bytes(KeyRing.nonceSizeBytes)))
    }
}

/// The personal data of an account was erased, or it never had any.
package struct PersonalDataErased: Error, Hashable {
    /// Whose.
    package let account: AccountID
}
