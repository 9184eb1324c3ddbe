// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// Supplements in time and too late, seen by everybody.
///
/// Source: domain.md sections 6 and 9.
@Suite(.timeLimit(.minutes(5))) struct LapseJourneyTests {
    @Test func `a supplement is told with its deadline and answered in the last millisecond`()
        async throws
    {
        try await TimeStage.run { stage in
            // Monday, 2026-02-02: the fifth working day is Monday, 02-09.
            let number = try await stage.file()
            let due = try await stage.ask(for: number).supplementDueMs
            #expect(due == (try moment("2026-02-09 17:00")).ms)
            let status = try await stage.status(number)
            #expect(status.dueMs == due && status.with == .applicant && status.clock == .paused)
            let filing = try await stage.with(stage.applicant) {
                try await $0.filing.get(.init(filingNumber: number))
            }
            #expect(filing.filing?.supplementDueMs == due)
            #expect(filing.history.last?.dueMs == due)
            stage.go(to: Instant(ms: due - 1))
            try await stage.answer(number)
            let answered = try await stage.status(number)
            #expect(answered.state == .pending && answered.with == .reviewer)
            // Nothing of the three days was used: the answer came on 02-09.
            #expect(answered.dueMs == (try moment("2026-02-12 17:00")).ms)
        }
    }

    @Test func `one millisecond too late everybody sees it lapsed, before anything is written`()
        async throws
    {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            let due = try await stage.ask(for: number).supplementDueMs
            try await stage.goQuietly(to: Instant(ms: due))
            let row = try stage.row(number)
            #expect(row.state == .supplement)
            let revision = row.revision.rawValue + 1
            try await stage.with(stage.applicant) { client in
                let status = try await client.status.get(number)
                #expect(status.state == .lapsed && status.revision == revision)
                #expect(status.sinceMs == due && status.dueMs == 0)
                #expect(status.with == .unspecified && status.next == .fileAgain)
                let waited = try await client.status.wait(number, beyond: revision - 1)
                #expect(waited == status)
                let listed = try await client.filing.list().filings
                #expect(listed.map(\.state) == [.lapsed])
                let whole = try await client.filing.get(.init(filingNumber: number))
                #expect(whole.filing?.state == .lapsed && whole.filing?.supplementDueMs == 0)
                #expect(whole.history.last?.action == "lapse")
                #expect(whole.history.last?.revision == revision)
                #expect(whole.history.last?.atMs == due)
            }
            let attempts: [(String, (FilingClient) async throws -> Void)] = [
                ("submit", { try await $0.submitNow(number) }),
                (
                    "withdraw",
                    {
                        _ = try await $0.filing.withdraw(
                            .init(filingNumber: number, revision: revision))
                    }
                ),
                (
                    "upload",
                    {
                        _ = try await $0.upload.send(
                            try Fixtures.material("work_proof.jpg"), as: .workProof, for: number)
                    }
                ),
                (
                    "update",
                    {
                        _ = try await $0.filing.update(
                            .init(
                                filingNumber: number, revision: revision, form: Fixtures.form))
                    }
                ),
            ]
            for (name, attempt) in attempts {
                let refused = try await stage.refusal(stage.applicant) { try await attempt($0) }
                #expect(refused?.reason == "STATE_FORBIDS", "\(name)")
            }
            let claim = try await stage.refusal(stage.clerk) {
                try await $0.review.claim(.init(filingNumber: number))
            }
            #expect(claim?.reason == "STATE_FORBIDS")
            #expect(try stage.row(number) == row)
        }
    }

    @Test func `an upload begun in time and committed too late changes nothing`() async throws {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            let due = try await stage.ask(for: number).supplementDueMs
            stage.go(to: Instant(ms: due - 1))
            try await stage.with(stage.applicant) { client in
                let scan = try Fixtures.material("work_proof.jpg")
                let begun = try await client.upload.begin(
                    .init(
                        filingNumber: number, kind: .workProof, size: UInt64(scan.count),
                        sha256: Digest(of: scan).bytes))
                for start in stride(from: 0, to: scan.count, by: Int(begun.chunkSize)) {
                    let end = min(start + Int(begun.chunkSize), scan.count)
                    _ = try await client.upload.chunk(
                        InventedNumber.chunk(
                            Array(scan[start..<end]), at: UInt64(start), of: begun.uploadID))
                }
                stage.go(to: Instant(ms: due))
                let before = try stage.row(number)
                let refused = await #expect(throws: FilingError.self) {
                    try await client.upload.commit(begun.uploadID)
                }
                #expect(refused?.reason == "STATE_FORBIDS")
                #expect(try stage.row(number) == before)
            }
        }
    }

    @Test func `who waits for the status is told of the lapse at its moment`() async throws {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            let due = try await stage.ask(for: number).supplementDueMs
            try await stage.goQuietly(to: Instant(ms: due - 20_000))
            try await stage.with(stage.applicant) { client in
                let seen = try await client.status.get(number)
                let sleepers = stage.server.clock.sleeperCount
                let waiting = Task { try await client.status.wait(number, beyond: seen.revision) }
                while stage.server.clock.sleeperCount <= sleepers {
                    try await Task.sleep(for: .milliseconds(2))
                }
                stage.go(to: Instant(ms: due))
                let told = try await waiting.value
                #expect(told.state == .lapsed && told.sinceMs == due)
            }
            #expect(try stage.row(number).state == .supplement)
        }
    }

    @Test func `the sweeper writes a lapse down once, as everybody saw it`() async throws {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            let due = try await stage.ask(for: number).supplementDueMs
            try await stage.goQuietly(to: Instant(ms: due))
            let seen = try await stage.with(stage.applicant) {
                try await $0.filing.get(.init(filingNumber: number))
            }
            let log = LogReading(stage.server)
            let head = try log.head()
            for _ in 1...3 {
                stage.go(to: stage.now + .minutes(2))
                try await stage.letJobsSleep()
            }
            let row = try stage.row(number)
            #expect(row.state == .lapsed && row.stateSince.ms == due)
            let after = try await stage.with(stage.applicant) {
                try await $0.filing.get(.init(filingNumber: number))
            }
            #expect(after == seen)
            let lapses = try log.entries(after: head).filter { $0.action == .filingLapsed }
            #expect(lapses.map(\.filing) == [row.id])
            #expect(lapses.map(\.actor) == [.service])
        }
    }

    @Test func `whoever lapsed opens another draft at once, and the lapse is written with it`()
        async throws
    {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            let due = try await stage.ask(for: number).supplementDueMs
            try await stage.goQuietly(to: Instant(ms: due))
            #expect(try stage.row(number).state == .supplement)
            let again = try await stage.with(stage.applicant) { try await $0.openDraft() }
            #expect(again != number)
            #expect(try stage.row(number).state == .lapsed)
            let lapses = try LogReading(stage.server).entries(after: 0)
                .filter { $0.action == .filingLapsed }
            #expect(lapses.count == 1)
        }
    }

    @Test func `a reviewer names another last day, within its limits`() async throws {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            for (day, reason) in [
                (3, "SUPPLEMENT_DUE_INVALID"), (31, "FIELD_INVALID"),
            ] {
                let refused = try await stage.refusal(stage.clerk) { client in
                    let claim = try await client.review.claim(.init(filingNumber: number))
                    return try await client.review.decide(
                        .init(
                            filingNumber: number, claimID: claim.claimID,
                            revision: claim.revision, outcome: .supplement,
                            items: [.init(kind: .workProof, reason: .noSeal)],
                            supplementDue: .init(year: 2026, month: 2, day: UInt32(day))))
                }
                #expect(refused?.reason == reason)
            }
            let reply = try await stage.ask(
                for: number, lastDay: .init(year: 2026, month: 2, day: 4))
            #expect(reply.supplementDueMs == (try moment("2026-02-04 17:00")).ms)
        }
    }
}
