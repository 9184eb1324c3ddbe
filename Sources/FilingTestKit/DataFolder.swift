// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingSeal
package import FilingServer
package import FilingStore
import FilingStoreSQLite
import Logging

/// A server's data directory, opened beside the server or without one.
package struct DataFolder: Sendable {
    /// What is kept.
    package let store: any Store
    /// Derived from the directory's key file.
    package let keys: ServerKeys
    /// Opens what is sealed about people.
    package let personal: PersonalData

    /// Runs a body on a directory, which is made if there is none, and closes it.
    package static func with<R>(
        _ path: String, _ body: (DataFolder) async throws -> R
    ) async throws -> R {
        let directory = DataDirectory(path: path)
        try directory.make()
        let random = SystemRandomSource()
        let file = try KeyFileStore.load(in: directory) { random.bytes($0) }
        let store = try SQLiteStore.open(
            path: directory.database,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        do {
            let personal = try await PersonalData.open(
                in: store, with: KeyHolder(file), random: random)
            let result = try await body(
                DataFolder(store: store, keys: ServerKeys(file), personal: personal))
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }

    /// Makes accounts that nobody logs in with, each with something sealed that tells its number.
    package func seed(_ count: Int, now: Instant) async throws {
        for first in stride(from: 0, to: count, by: 500) {
            try await self.store.write { transaction in
                for _ in first..<min(first + 500, count) {
                    let id = try transaction.nextAccountID()
                    let key = try self.personal.makeKey(of: id, in: transaction)
                    let phone = try PhoneNumber(text: "\(13_000_000_000 + id.rawValue)")
                    var index = [UInt8](repeating: 7, count: 16)
                    withUnsafeBytes(of: id.rawValue) { index.replaceSubrange(0..<8, with: $0) }
                    try transaction.insert(
                        NewAccount(
                            id: id, phone: key.sealed(phone, index: index), userName: nil,
                            role: .applicant, region: nil, credential: Sealed(bytes: [1]),
                            createdAt: now))
                }
            }
        }
    }

    /// How many of the seeded accounts read as they were sealed.
    package func readable(of count: Int) async throws -> Int {
        try await self.store.read { snapshot in
            try (1...count).filter { number in
                let id = AccountID(rawValue: Int64(number))
                guard let record = try snapshot.account(id) else { return false }
                let phone = try self.personal.key(of: id, in: snapshot).phone(of: record)
                return phone?.text == "\(13_000_000_000 + number)"
            }.count
        }
    }
}
