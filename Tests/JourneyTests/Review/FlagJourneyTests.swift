// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingInspect
import FilingTestKit
import Testing

/// What a reviewer is warned of, each by the way it comes about.
@Suite(.timeLimit(.minutes(5))) struct FlagJourneyTests {
    /// A region's reviewer, and what they see.
    private struct Desk {
        let client: FilingClient

        init(_ server: TestServer, _ name: String, region: String = "11") async throws {
            let clerk = try await server.staff(name, region: region)
            self.client = server.client(token: clerk.token)
        }

        func queued(_ flags: [FilingV1.ReviewFlag] = []) async throws -> [String:
            [FilingV1.ReviewFlag]]
        {
            let reply = try await self.client.review.queue(.init(flags: flags))
            return Dictionary(
                uniqueKeysWithValues: reply.entries.map { ($0.filingNumber, $0.flags) })
        }

        func shown(_ number: String) async throws -> FilingV1.ShowReply {
            _ = try await self.client.review.claim(.init(filingNumber: number))
            return try await self.client.review.show(.init(filingNumber: number))
        }
    }

    /// Another person than the one of the fixtures.
    private static let neighbour = FilingV1.Identity(name: "陈样张", idNumber: "11010519491231002X")

    /// A filing whose scan of one kind is that of the fixtures, and no other.
    private static func file(
        _ client: FilingClient, as identity: FilingV1.Identity, region: String = "11",
        sharing kind: FilingV1.MaterialKind, tag: UInt64 = 100
    ) async throws -> String {
        try await client.stateProfile(identity: identity)
        try await client.agreeToImages()
        var form = Fixtures.form
        form.region = region
        let number =
            try await client.filing.create(.init(exam: "sw-2026", form: form))
            .filing?.filingNumber ?? ""
        for (place, (scan, name)) in Fixtures.materials.enumerated() {
            let bytes =
                scan == kind
                ? try Fixtures.material(name) : PatternScan().bytes(tag: tag + UInt64(place))
            _ = try await client.upload.send(bytes, as: scan, for: number)
        }
        try await client.submitNow(number)
        return number
    }

    @Test func `a filing in which nothing is doubtful is not flagged`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let number = try await client.fileEverything()
            let desk = try await Desk(server, "clerk")
            #expect(try await desk.queued() == [number: []])
            #expect(try await desk.shown(number).flags == nil)
            for client in [client, desk.client] { await client.close() }
        }
    }

    @Test func `the same file flags both filings, and another region's number stays untold`()
        async throws
    {
        try await TestServer.run { server in
            let first = server.client(token: try await server.applicant().token)
            let second = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            let one = try await first.fileEverything()
            let desk = try await Desk(server, "clerk")
            #expect(try await desk.queued() == [one: []])
            let other = try await Self.file(
                second, as: Self.neighbour, region: "31", sharing: .workProof)

            #expect(try await desk.queued([.sameFile]) == [one: [.sameFile]])
            #expect(try await desk.queued([.scanDoubt, .refiled]).isEmpty)
            let files = try await desk.shown(one).flags?.sharedFiles ?? []
            #expect(files.map(\.kind) == [.workProof])
            #expect(files.map(\.otherFilings) == [1])
            #expect(files.allSatisfy { $0.filingNumbers.isEmpty })

            // In one's own region the number is told: it may be claimed anyway.
            let shanghai = try await Desk(server, "clerk-31", region: "31")
            #expect(try await shanghai.queued() == [other: [.sameFile]])
            let third = server.client(
                token: try await server.applicant(phone: "13800138003").token)
            let same = try await Self.file(
                third, as: .init(name: "王样本", idNumber: "110105200002290013"), region: "31",
                sharing: .workProof, tag: 200)
            let told = try await shanghai.shown(other).flags?.sharedFiles.last
            #expect(told?.otherFilings == 2)
            #expect(told?.filingNumbers == [same])
            // What a filing's owner is told names no flag: not the scans that others have, too.
            let owned = try await first.filing.get(.init(filingNumber: one))
            #expect(owned.history.map(\.action).suffix(2) == ["submit", "claim"])
            for client in [first, second, third, desk.client, shanghai.client] {
                await client.close()
            }
        }
    }

    @Test func `number, scan, eligibility and identity are flagged, with what is behind them`()
        async throws
    {
        let register = ScriptedCheck(.needsHuman)
        try await TestServer.run(outside: .init(realName: register)) { server in
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            let seen = try await client.profile.get().revision
            var record = Fixtures.education
            record.certificateNumber = "999991201905000101"
            let stated = try await client.profile.setEducation(
                .init(revision: seen, education: [record]))
            _ = try await client.profile.setWork(.init(revision: stated.revision, work: []))
            try await client.waitForChecks()
            try await client.agreeToImages()
            var form = Fixtures.form
            form.note = "工作单位已撤销，证明由主管部门出具。"
            let number =
                try await client.filing.create(.init(exam: "sw-2026", form: form))
                .filing?.filingNumber ?? ""
            for (kind, name) in Fixtures.materials where kind != .workProof {
                _ = try await client.upload.send(
                    kind == .idBack
                        ? PatternScan(.white).bytes() : try Fixtures.material(name),
                    as: kind, for: number, doubtful: .insist)
            }
            try await client.submitNow(number)

            let all: [FilingV1.ReviewFlag] = [
                .numberMismatch, .scanDoubt, .eligibilityDoubt, .identityUnconfirmed,
            ]
            let desk = try await Desk(server, "clerk")
            #expect(try await desk.queued() == [number: all])
            for flag in all { #expect(try await desk.queued([flag]).count == 1) }
            let shown = try await desk.shown(number)
            #expect(shown.flags?.flags == all)
            #expect(
                shown.flags?.numbers == [
                    .init(record: 0, part: .year, expected: "2021", stated: "2019"),
                    .init(record: 0, part: .level, expected: "06", stated: "05"),
                ])
            #expect(shown.materials.filter { $0.doubt == .blank }.map(\.kind) == [.idBack])
            #expect(shown.eligibility?.verdict == .notMet)
            for client in [client, desk.client] { await client.close() }
        }
    }

    @Test func `a filing after a rejection names the one before`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let desk = try await Desk(server, "clerk")
            let first = try await client.fileEverything()
            let claim = try await desk.client.review.claim(.init(filingNumber: first))
            _ = try await desk.client.review.decide(
                .init(
                    filingNumber: first, claimID: claim.claimID, revision: claim.revision,
                    outcome: .reject, reasons: [.unreadable]))
            let second = try await client.openDraft()
            try await client.uploadEverything(to: second)
            try await client.submitNow(second)
            #expect(try await desk.queued([.refiled]) == [second: [.refiled]])
            #expect(try await desk.shown(second).flags?.previousFilingNumber == first)
            #expect(
                try await client.filing.get(.init(filingNumber: second)).previousFilingNumber
                    == first)
            // The next one in another region: there the number is none of theirs.
            let again = try await desk.client.review.claim(.init(filingNumber: second))
            _ = try await desk.client.review.decide(
                .init(
                    filingNumber: second, claimID: again.claimID, revision: again.revision,
                    outcome: .reject, reasons: [.unreadable]))
            var form = Fixtures.form
            form.region = "31"
            let third =
                try await client.filing.create(.init(exam: "sw-2026", form: form))
                .filing?.filingNumber ?? ""
            try await client.uploadEverything(to: third)
            try await client.submitNow(third)
            let far = try await Desk(server, "far", region: "31")
            #expect(try await far.queued([.refiled]) == [third: [.refiled]])
            #expect(try await far.shown(third).flags?.previousFilingNumber == "")
            #expect(
                try await client.filing.get(.init(filingNumber: third)).previousFilingNumber
                    == second)
            for client in [client, desk.client, far.client] { await client.close() }
        }
    }

    @Test func `a closed account's files are nobody's, and what it flagged stays a flag`()
        async throws
    {
        try await TestServer.run { server in
            let first = server.client(token: try await server.applicant().token)
            let second = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            let one = try await first.fileEverything()
            _ = try await Self.file(second, as: Self.neighbour, sharing: .workProof)
            // A phone gets a code a minute.
            server.clock.advance(by: .seconds(61))
            let code = try await server.code(
                to: "13800138002", for: .closeAccount, by: second)
            _ = try await second.rights.closeAccount(.init(code: code))
            let desk = try await Desk(server, "clerk")
            let shown = try await desk.shown(one)
            #expect(shown.flags?.flags == [.sameFile])
            #expect(shown.flags?.sharedFiles.isEmpty == true)
            for client in [first, second, desk.client] { await client.close() }
        }
    }
}
