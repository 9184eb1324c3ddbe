// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingServer
import FilingStore
import FilingTestKit
import Synchronization

/// The workers beside the calls, which now and then die and are started again.
struct SeasonJobs {
    let folder: DataFolder
    let clock: VirtualClock
    let phones: SeasonPhones
    let random: SeededRandom
    private let log = CollectingLog()
    /// Texts that were sent by a process that died before it wrote that down: they are sent again.
    private(set) var sentInVain: [SeasonPhones.Text] = []
    private(set) var deaths = 0

    init(_ folder: DataFolder, clock: VirtualClock, phones: SeasonPhones, random: SeededRandom) {
        self.folder = folder
        self.clock = clock
        self.phones = phones
        self.random = random
    }

    /// Everything that is to be done by now.
    mutating func run() async throws {
        if self.random.next() % 6 == 0 { try await self.die() }
        try await self.work(on: self.folder.store)
    }

    /// Only what is reminded of: a moment before something is due nothing may come.
    func remind() async throws { try await self.reminders(self.folder.store).remind() }

    private func work(on store: any Store) async throws {
        try await self.reminders(store).remind()
        try await self.tidying(store).tidy()
        await self.outbox(store).sendAll()
    }

    /// Begins the work in a process that dies at one of its first writes.
    private mutating func die() async throws {
        let write = 1 + Int(self.random.next() % 6)
        let phones = self.phones
        let marked = Mutex(phones.all.count)
        let store = MortalStore(
            self.folder.store,
            self.random.next() % 2 == 0 ? .before(write: write) : .after(write: write)
        ) { marked.withLock { $0 = phones.all.count } }
        do {
            try await self.reminders(store).remind()
            try await self.tidying(store).tidy()
        } catch is MortalStore.Died {
            self.deaths += 1
            return
        }
        // This worker writes such a fault in its log.
        await self.outbox(store).sendAll()
        guard store.hasDied else { return }
        self.deaths += 1
        guard !store.isLastWriteKept else { return }
        self.sentInVain += phones.all.dropFirst(marked.withLock { $0 })
    }

    private func reminders(_ store: any Store) -> ReminderWorker {
        ReminderWorker(store: store, clock: self.clock, bell: WorkBell(), logger: self.log.logger)
    }

    private func tidying(_ store: any Store) -> Tidying {
        Tidying(
            store: store, keys: self.folder.keys, personal: self.folder.personal,
            clock: self.clock, logger: self.log.logger)
    }

    private func outbox(_ store: any Store) -> OutboxWorker {
        OutboxWorker(
            store: store, sender: self.phones, keys: self.folder.keys,
            personal: self.folder.personal, clock: self.clock, bell: WorkBell(),
            logger: self.log.logger)
    }
}
