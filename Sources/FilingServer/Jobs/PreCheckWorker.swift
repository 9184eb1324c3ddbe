// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore
import Logging
import ServiceLifecycle

/// Asks the providers about statements, after the transaction that stored them.
///
/// A provider that is out is asked again, ever more rarely; the applicant does not wait for it.
struct PreCheckWorker: Service {
    private let store: any Store
    private let personal: PersonalData
    private let realName: any RealNameCheck
    private let education: any EducationCheck
    private let clock: any WallClock
    private let bell: WorkBell
    private let logger: Logger

    /// Checks taken at once.
    static let batchSize = 32
    /// Looked through this often without a ring.
    static let interval = Span.seconds(10)

    init(world: FilingService.World, bell: WorkBell) {
        self.store = world.store
        self.personal = world.personal
        self.realName = world.realNameCheck
        self.education = world.educationCheck
        self.clock = world.clock
        self.bell = bell
        self.logger = world.logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.checkAll()
                await self.bell.wait(until: self.clock.now() + Self.interval, by: self.clock)
            }
        }
    }

    private func checkAll() async {
        do {
            var taken = Self.batchSize
            while taken == Self.batchSize {
                let now = self.clock.now()
                let due = try await self.store.read {
                    try $0.preChecksDue(at: now, limit: Self.batchSize)
                }
                // One that can be neither made nor postponed means that the store is out.
                let faults = await SideBySide.results(of: due) { await self.check($0) }
                if let fault = faults.compactMap(\.self).first { throw fault }
                taken = due.count
            }
        } catch {
            self.logger.error("pre-checks: \(error)")
        }
    }

    /// Makes one check, or puts it off; what kept it from both.
    private func check(_ check: DuePreCheck) async -> (any Error)? {
        do {
            do {
                try await self.make(check)
            } catch is CancellationError {
                return nil
            } catch {
                self.logger.warning(
                    "a pre-check was not made",
                    metadata: [
                        "check": "\(check.subject.token)", "attempts": "\(check.attempts + 1)",
                        "fault": "\(type(of: error))",
                    ])
                let next = self.clock.now() + Backoff.span(after: check.attempts)
                try await self.store.write { try $0.postpone(check, until: next) }
            }
            return nil
        } catch {
            return error
        }
    }

    private func make(_ check: DuePreCheck) async throws {
        let profile = try await self.store.read {
            try StoredProfile(of: check.account, in: $0, self.personal).value
        }
        // Restated meanwhile: the new statement has a check of its own.
        guard let identity = profile.identity else {
            try await self.store.write { try $0.forgetPreCheck(of: check.account, check.subject) }
            return
        }
        let verdict =
            switch check.subject {
            case .identity: try await self.realName.verdict(on: identity)
            case .education:
                try await self.education.verdict(on: profile.education, of: identity)
            }
        try await self.store.write {
            try $0.settlePreCheck(
                of: check.account, check.subject, revision: check.revision, as: verdict)
        }
    }
}
