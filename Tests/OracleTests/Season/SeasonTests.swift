// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore
import FilingTestKit
import Foundation
import Testing

/// A whole season under a virtual clock, against a naive model that counts days by chinesecalendar.
///
/// Source: domain.md sections 5, 6 and 9 to 11.
@Suite(.timeLimit(.minutes(10))) struct SeasonTests {
    /// Monday, 2025-06-02: a holiday.
    private static let firstDay = 152
    private static let length = 400
    private static let filings = 2_000

    private static let seeds: [UInt64] =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? [1] : Array(1...10)

    @Test(arguments: seeds)
    func `four hundred days of two thousand filings: nothing early, late, missing or double`(
        seed: UInt64
    ) async throws {
        let days = try await DayTable.read()
        var run = try SeasonRun(
            seed: seed, days: days, firstDay: Self.firstDay, filings: Self.filings)
        try await TemporaryFolder.inMemory { folder in
            // The server is stopped and started twice on the way.
            for end in [130, 270, Self.length] {
                try await DataFolder.with(folder.appendingPathComponent("data").path) { data in
                    try await run.go(
                        until: DayTable.midnight(Self.firstDay + end), in: data)
                    try Self.compareAll(&run, in: data)
                }
            }
        }
        #expect(run.faults == [])
        Self.expectVariety(run)
        Self.expectTexts(run)
    }

    @Test func `one working day mistaken is enough to be noticed`() async throws {
        // A Sunday that is worked; nothing of the first half reaches so far.
        let sunday = try #require(CivilDate(year: 2025, month: 9, day: 28))
        let days = try await DayTable.read().mistaking(sunday)
        var run = try SeasonRun(seed: 1, days: days, firstDay: Self.firstDay, filings: 600)
        try await TemporaryFolder.inMemory { folder in
            try await DataFolder.with(folder.appendingPathComponent("data").path) { data in
                try await run.go(until: DayTable.midnight(Self.firstDay + 108), in: data)
                #expect(run.faults == [])
                try await run.go(until: DayTable.midnight(Self.firstDay + 122), in: data)
            }
        }
        #expect(run.faults != [])
    }

    /// Every filing, every person, every seat.
    private static func compareAll(_ run: inout SeasonRun, in data: DataFolder) throws {
        for index in run.rows.filings.indices { try run.compareState(of: index, in: data.store) }
        for person in run.rows.persons.indices {
            try run.compareNotices(of: person, in: data.store)
        }
        let report = try data.store.point { try $0.seatReport() }
        #expect(report.isRight)
    }

    /// The season was what it is meant to be: everything happened, and often.
    private static func expectVariety(_ run: SeasonRun) {
        #expect(run.model.filings.count == Self.filings)
        let standings = Dictionary(grouping: run.model.filings, by: \.standing)
        for standing in [
            NaiveFiling.Standing.draft, .approved, .rejected, .withdrawn, .lapsed, .revoked,
        ] {
            #expect(standings[standing, default: []].count >= 20, "\(standing)")
        }
        let kinds = Dictionary(grouping: run.model.persons.flatMap(\.told), by: \.kind)
        #expect(Set(kinds.keys) == [1, 2, 3, 4, 5, 6, 7, 8, 20, 21, 22])
        for (kind, told) in kinds { #expect(told.count >= 20, "\(kind)") }
        for refusal in [
            "CLAIMED_BY_ANOTHER", "CLAIM_LOST", "EDIT_CLOSED", "FILING_EXISTS", "STATE_FORBIDS",
            "SUPPLEMENT_DUE_INVALID", "WINDOW_CLOSED",
        ] {
            #expect(run.refusals[refusal, default: 0] >= 5, "\(refusal)")
        }
        #expect(run.deaths >= 100)
    }

    /// Each notice on the phone once; twice only where a worker died after it had sent it.
    private static func expectTexts(_ run: SeasonRun) {
        var wanted: [SeasonPhones.Text: Int] = [:]
        for (person, one) in run.model.persons.enumerated() {
            for told in one.told {
                let text = SeasonPhones.Text(
                    phone: SeasonRows.phone(of: person), number: run.rows.numbers[told.filing],
                    kind: told.kind)
                wanted[text, default: 0] += 1
            }
        }
        for text in run.sentInVain { wanted[text, default: 0] += 1 }
        var came: [SeasonPhones.Text: Int] = [:]
        for text in run.phones.all { came[text, default: 0] += 1 }
        #expect(came.filter { wanted[$0.key] != $0.value } == [:])
        #expect(wanted.filter { came[$0.key] == nil } == [:])
    }
}
