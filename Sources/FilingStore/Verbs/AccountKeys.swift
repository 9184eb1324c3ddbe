// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// The wrapped data key of an account; nil if it was destroyed, or never was.
    package func key(of account: AccountID) throws -> AccountKeyRecord? {
        try self.first(.accountKeyGet, ["account_id": .id(account)]) {
            try AccountKeyRecord(&$0)
        }
    }

    /// Keys that an older key than this wraps, in the order of their accounts.
    ///
    /// - Parameter after: the last account of the page before; nil for the first page.
    package func keys(
        wrappedBefore version: UInt16, after: AccountID?, limit: Int
    ) throws -> [AccountKeyRecord] {
        try self.all(
            .accountKeysBefore,
            [
                "after_id": .integer(after?.rawValue ?? -1),
                "key_version": .integer(Int64(version)), "limit": .count(limit),
            ]
        ) { try AccountKeyRecord(&$0) }
    }

    /// How many data keys there are, and how many of them an older key than this wraps.
    package func keyCounts(wrappedBefore version: UInt16) throws -> (all: Int, older: Int) {
        let counts = try self.first(
            .accountKeyCount, ["key_version": .integer(Int64(version))]
        ) { (all: try $0.number() as Int, older: try $0.number() as Int) }
        return counts ?? (0, 0)
    }
}

extension Transaction {
    /// Stores the key of a new account.
    ///
    /// - Throws: `StorageFault` `.constraint` if the account has one, or if it is wrapped by a key
    ///   that a rotation has retired.
    package func insert(_ key: AccountKeyRecord) throws {
        let inserted = try self.execute(
            .accountKeyInsert,
            [
                "account_id": .id(key.account), "key_version": .integer(Int64(key.version)),
                "wrapped": .sealed(key.wrapped),
            ])
        guard inserted == 1 else {
            throw StorageFault(
                .constraint, "the keys were rotated meanwhile, or the account has a key")
        }
    }

    /// Puts a rewrapped key in the place of the same key; does nothing if that is gone.
    ///
    /// - Parameter previous: the version it was wrapped by.
    package func rewrap(_ key: AccountKeyRecord, from previous: UInt16) throws {
        try self.execute(
            .accountKeyRewrap,
            [
                "key_version": .integer(Int64(key.version)), "wrapped": .sealed(key.wrapped),
                "account_id": .id(key.account), "previous": .integer(Int64(previous)),
            ])
    }

    /// Destroys the key of an account: everything sealed of it is lost for good, also its files.
    ///
    /// The row is overwritten and deleted, and the log that still holds it is copied into the
    /// database and emptied as soon as no reader needs it. Copies of the database made before, and
    /// what a disk keeps of overwritten blocks, hold the key in its wrapping: a rotation of the key
    /// file ends that, too.
    package func destroyKey(of account: AccountID) throws {
        try self.execute(
            .accountKeyOverwrite,
            [
                "nothing": .bytes([UInt8](repeating: 0, count: Self.wrappedSizeBytes)),
                "account_id": .id(account),
            ])
        try self.execute(.accountKeyDelete, ["account_id": .id(account)])
        self.noteErasure()
    }

    /// As the schema's CHECK has it.
    private static let wrappedSizeBytes = 63
}
