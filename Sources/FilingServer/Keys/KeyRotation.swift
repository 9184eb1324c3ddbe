// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
package import FilingStore

/// Wraps every data key with the newest key of the key file, and then drops the older one.
///
/// Done by whoever holds the data directory. Each step is durable before the next and harmless to
/// repeat, so that a rotation that was killed anywhere goes on at the next start:
///
///     key file {old, new} -> the house's row, which bars the old key -> all other rows -> {new}
package struct KeyRotation: Sendable {
    private let directory: DataDirectory
    private let store: any Store
    private let personal: PersonalData
    private let holder: KeyHolder

    /// Keys rewrapped in one write: about 2 ms of the writer's time.
    static let batch = 256

    package init(
        in directory: DataDirectory, _ store: any Store, _ personal: PersonalData,
        _ holder: KeyHolder
    ) {
        self.directory = directory
        self.store = store
        self.personal = personal
        self.holder = holder
    }

    /// How far it came.
    package struct Progress: Hashable, Sendable {
        /// Data keys, of accounts and the house's own.
        package let keys: Int
        /// Those that the newest key wraps.
        package let done: Int

        package init(keys: Int, done: Int) {
            self.keys = keys
            self.done = done
        }
    }

    /// Reads the key file and finishes the rotation that it says is under way, if any.
    ///
    /// - Parameter tell: called after each batch.
    /// - Throws: `KeyFileStore.Fault`, `StorageFault`, `EnvelopeFailure`.
    package func finish(_ tell: (Progress) -> Void = { _ in }) async throws {
        let file = try KeyFileStore.read(in: self.directory)
        self.holder.follow(file)
        guard file.isRotating else { return }
        var older = Int.max
        while older > 0 {
            try await self.rewrapAll(before: file.present, tell)
            older = try await self.progress(toward: file.present).older
        }
        self.holder.follow(
            try KeyFileStore.endRotation(in: self.directory, present: file.present))
    }

    /// How many keys there are, and how many the newest key wraps.
    package func progress() async throws -> Progress {
        let file = try KeyFileStore.read(in: self.directory)
        let counts = try await self.progress(toward: file.present)
        return Progress(keys: counts.all, done: counts.all - counts.older)
    }

    private func progress(toward version: UInt16) async throws -> (all: Int, older: Int) {
        try await self.store.read { try $0.keyCounts(wrappedBefore: version) }
    }

    private func rewrapAll(before version: UInt16, _ tell: (Progress) -> Void) async throws {
        let counts = try await self.progress(toward: version)
        var done = counts.all - counts.older
        var after: AccountID?
        repeat {
            let start = after
            let page = try await self.store.write { transaction in
                let page = try transaction.keys(
                    wrappedBefore: version, after: start, limit: Self.batch)
                for record in page {
                    try transaction.rewrap(
                        self.personal.rewrapped(record), from: record.version)
                }
                return page.map(\.account)
            }
            after = page.last
            done += page.count
            tell(Progress(keys: counts.all, done: min(done, counts.all)))
        } while after != nil
    }
}
