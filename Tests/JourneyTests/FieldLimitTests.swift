// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// What the contract promises of a field is taken whole, and nothing that steers a screen.
@Suite(.timeLimit(.minutes(5))) struct FieldLimitTests {
    private static func refusal(
        _ body: () async throws -> some Sendable
    ) async -> FilingError? {
        await #expect(throws: FilingError.self) { _ = try await body() }
    }

    /// The dearest text of a length: four bytes a character.
    private static func text(_ scalars: Int) -> String { String(repeating: "𠀀", count: scalars) }

    @Test func `a life of work at its documented maximum is taken`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let day = FilingV1.Date(year: 2020, month: 12, day: 31)
            let period = FilingV1.WorkPeriod(
                employer: Self.text(100), post: Self.text(100), from: day, to: day,
                socialWork: true)
            let certificate = FilingV1.ProfessionalCertificate(
                level: .junior, number: Self.text(40), obtained: day)
            let most = FilingV1.SetWorkRequest(
                work: Array(repeating: period, count: 50),
                certificates: Array(repeating: certificate, count: 5))
            _ = try await client.profile.setWork(most)
            #expect(try await client.profile.get().work == most.work)
            await client.close()
        }
    }

    @Test func `education at its documented maximum is taken`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            var record = Fixtures.education
            record.major = Self.text(100)
            record.school = Self.text(100)
            record.certificateNumber = Self.text(40)
            record.chsiCode = String(repeating: "A", count: 20)
            let most = FilingV1.SetEducationRequest(education: Array(repeating: record, count: 10))
            _ = try await client.profile.setEducation(most)
            #expect(try await client.profile.get().education == most.education)
            await client.close()
        }
    }

    @Test func `evidence and a decision at their documented maximum are taken`() async throws {
        try await TestServer.run { server in
            let holder = server.client(token: try await server.applicant().token)
            let number = try await holder.fileEverything()
            let claimant = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            _ = try await claimant.profile.openDispute(
                FilingV1.OpenDisputeRequest(
                    identity: Fixtures.identity, evidence: Self.text(2_000)))
            let reviewer = server.client(token: try await server.staff("reviewer").token)
            let claim = try await reviewer.review.claim(.init(filingNumber: number))
            let kinds = FilingV1.MaterialKind.allCases.filter { $0 != .unspecified }
            _ = try await reviewer.review.decide(
                FilingV1.DecideRequest(
                    filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                    outcome: .supplement, reasons: [.other], text: Self.text(2_000),
                    items: kinds.map { .init(kind: $0, reason: .other, text: Self.text(500)) }))
            #expect(try await holder.status.get(number).items.count == kinds.count)
            for client in [holder, claimant, reviewer] { await client.close() }
        }
    }

    @Test(arguments: ["\u{1B}[2J已通过", "\u{9B}31m", "\u{202E}", "一\u{2028}二"])
    func `what steers a screen is refused in every free text`(text: String) async throws {
        try await TestServer.run { server in
            let applicant = server.client(token: try await server.applicant().token)
            let supervisor = server.client(
                token: try await server.staff("supervisor", .supervisor).token)
            let support = server.client(token: try await server.staff("support", .support).token)
            let refusals = [
                await Self.refusal {
                    try await applicant.profile.openDispute(
                        .init(identity: Fixtures.identity, evidence: text))
                },
                await Self.refusal {
                    try await support.support.proposePhoneChange(
                        .init(
                            identity: Fixtures.identity, phone: "13800138009", evidence: text))
                },
                await Self.refusal {
                    try await supervisor.centre.proposeKey(
                        .init(publicKey: Array(repeating: 1, count: 32), label: text))
                },
                await Self.refusal {
                    var form = Fixtures.form
                    form.address = text
                    return try await applicant.filing.create(.init(exam: "sw-2026", form: form))
                },
                await Self.refusal {
                    var form = Fixtures.form
                    form.note = text
                    return try await applicant.filing.create(.init(exam: "sw-2026", form: form))
                },
                await Self.refusal {
                    try await applicant.consultation.open(.init(region: "11", text: text))
                },
                await Self.refusal { try await support.consultation.reply(to: 1, text) },
            ]
            #expect(refusals.map { $0?.reason } == Array(repeating: "FIELD_INVALID", count: 7))
            #expect(
                refusals.map { $0?.details["field"] }
                    == ["evidence", "evidence", "label", "address", "note", "text", "text"])
            for client in [applicant, supervisor, support] { await client.close() }
        }
    }
}
