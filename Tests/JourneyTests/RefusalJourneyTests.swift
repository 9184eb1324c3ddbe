// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// Bad input gives a clear reason and changes nothing.
@Suite(.timeLimit(.minutes(5))) struct RefusalJourneyTests {
    /// Runs a body as an applicant with an open draft.
    private static func withDraft(
        _ body: (TestServer, FilingClient, String) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let number = try await client.openDraft()
            try await body(server, client, number)
            await client.close()
        }
    }

    private static func reason(
        _ body: () async throws -> some Sendable
    ) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    @Test(arguments: [
        ("1101051998031299700", "ID_NUMBER_LENGTH"),
        ("110105199803129970", "ID_NUMBER_CHECK_DIGIT"),
        ("110105199902290013", "ID_NUMBER_DATE"), ("990000199001010017", "ID_NUMBER_PREFIX"),
        ("1101051998031299é", "ID_NUMBER_LENGTH"),
    ])
    func `a wrong ID number is refused by its cause and nothing is stored`(
        number: String, expected: String
    ) async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let reason = await Self.reason {
                try await client.profile.setIdentity(
                    FilingV1.SetIdentityRequest(
                        identity: FilingV1.Identity(name: "林样文", idNumber: number)))
            }
            #expect(reason == expected)
            let profile = try await client.profile.get()
            #expect(profile.revision == 0)
            #expect(profile.identity == nil)
            await client.close()
        }
    }

    @Test func `one ID number has one account`() async throws {
        try await TestServer.run { server in
            let first = server.client(token: try await server.applicant().token)
            let other = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            try await first.stateProfile()
            #expect(await Self.reason { try await other.stateProfile() } == "ID_NUMBER_TAKEN")
            #expect(try await other.profile.get().identity == nil)
            await first.close()
            await other.close()
        }
    }

    @Test func `a file of 2 MiB and one byte is refused before and by the server`() async throws {
        try await Self.withDraft { _, client, number in
            let large = [UInt8](repeating: 0xFF, count: 2_097_153)
            let local = await Self.reason {
                try await client.upload.send(large, as: .idFront, for: number)
            }
            #expect(local == "FILE_TOO_LARGE")
            let remote = await #expect(throws: FilingError.self) {
                try await client.upload.begin(
                    FilingV1.BeginUploadRequest(
                        filingNumber: number, kind: .idFront, size: 2_097_153,
                        sha256: [UInt8](repeating: 0, count: 32)))
            }
            #expect(remote?.reason == "FILE_TOO_LARGE")
            let stored = try await client.material.list(number).materials
            #expect(stored.isEmpty)
        }
    }

    @Test func `bytes that are no picture are refused whatever their name`() async throws {
        try await Self.withDraft { _, client, number in
            let text = Array("this is not a picture".utf8)
            let pdf = try Fixtures.material("chsi_report.pdf")
            #expect(
                await Self.reason {
                    try await client.upload.send(text, as: .education, for: number)
                }
                    == "NOT_JPEG_OR_PDF")
            #expect(
                await Self.reason { try await client.upload.send(pdf, as: .idFront, for: number) }
                    == "NOT_JPEG")
            let stored = try await client.material.list(number).materials
            #expect(stored.isEmpty)
        }
    }

    @Test func `a stale revision is refused with the present one`() async throws {
        try await Self.withDraft { _, client, number in
            var form = Fixtures.form
            form.note = "second"
            _ = try await client.filing.update(
                FilingV1.UpdateFilingRequest(filingNumber: number, revision: 1, form: form))
            let reason = await Self.reason {
                try await client.filing.update(
                    FilingV1.UpdateFilingRequest(filingNumber: number, revision: 1, form: form))
            }
            #expect(reason == "REVISION_CONFLICT")
            #expect(try await client.status.get(number).revision == 2)
        }
    }

    @Test func `an incomplete draft is not submitted and says what is missing`() async throws {
        try await Self.withDraft { _, client, number in
            #expect(
                await Self.reason { try await client.submitNow(number) } == "PROFILE_INCOMPLETE")
            try await client.stateProfile()
            let failure = await #expect(throws: FilingError.self) {
                try await client.submitNow(number)
            }
            #expect(failure?.reason == "MATERIALS_MISSING")
            let reply = try await client.filing.get(
                FilingV1.GetFilingRequest(filingNumber: number))
            // Her path asks for four years of work, and so for their proof.
            #expect(
                reply.missing == [.idFront, .idBack, .education, .chsiReport, .workProof])
            #expect(reply.filing?.state == .draft)
        }
    }

    @Test func `a decision on an unclaimed filing is refused and changes nothing`() async throws {
        try await TestServer.run { server in
            let applicant = server.client(token: try await server.applicant().token)
            let number = try await applicant.fileEverything()
            let reviewer = server.client(token: try await server.staff("clerk").token)
            let revision = try await applicant.status.get(number).revision
            let reason = await Self.reason {
                try await reviewer.review.decide(
                    FilingV1.DecideRequest(
                        filingNumber: number, claimID: 1, revision: revision, outcome: .approve))
            }
            #expect(reason == "CLAIM_REQUIRED")
            let shown = await Self.reason {
                try await reviewer.review.show(FilingV1.ShowRequest(filingNumber: number))
            }
            #expect(shown == "CLAIM_REQUIRED")
            #expect(try await applicant.status.get(number).revision == revision)
            await applicant.close()
            await reviewer.close()
        }
    }

    @Test func `a filing of another region or person does not exist`() async throws {
        try await TestServer.run { server in
            let applicant = server.client(token: try await server.applicant().token)
            let number = try await applicant.fileEverything()
            let foreign = server.client(
                token: try await server.staff("shanghai", region: "31").token)
            let stranger = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            let attempts: [() async throws -> Void] = [
                { _ = try await foreign.review.claim(.init(filingNumber: number)) },
                { _ = try await foreign.review.show(.init(filingNumber: number)) },
                { _ = try await foreign.material.list(number) },
                { _ = try await stranger.status.get(number) },
                { _ = try await stranger.filing.get(.init(filingNumber: number)) },
                { _ = try await stranger.material.list(number) },
                { _ = try await stranger.filing.withdraw(.init(filingNumber: number)) },
            ]
            for attempt in attempts {
                let failure = await #expect(throws: FilingError.self) { try await attempt() }
                #expect(failure?.reason == "FILING_NOT_FOUND")
                #expect(failure?.code == .notFound)
            }
            #expect(try await foreign.review.queue(.init()).entries.isEmpty)
            for client in [applicant, foreign, stranger] { await client.close() }
        }
    }

    @Test func `a draft is private until it is submitted`() async throws {
        try await Self.withDraft { server, _, number in
            let reviewer = server.client(token: try await server.staff("clerk").token)
            let reason = await Self.reason {
                try await reviewer.review.claim(.init(filingNumber: number))
            }
            #expect(reason == "FILING_NOT_FOUND")
            await reviewer.close()
        }
    }

    @Test func `an applicant may not review and a reviewer may not file`() async throws {
        try await Self.withDraft { server, applicant, number in
            let reviewer = server.client(token: try await server.staff("clerk").token)
            #expect(
                await Self.reason { try await applicant.review.queue(.init()) } == "ROLE_FORBIDS")
            #expect(await Self.reason { try await reviewer.openDraft() } == "ROLE_FORBIDS")
            let nobody = server.client()
            #expect(await Self.reason { try await nobody.status.get(number) } == "LOGIN_REQUIRED")
            await reviewer.close()
            await nobody.close()
        }
    }

    @Test func `an idle session expires after 30 minutes and not before`() async throws {
        try await Self.withDraft { server, client, number in
            server.clock.advance(by: .seconds(30 * 60 - 61))
            _ = try await client.status.get(number)
            server.clock.advance(by: .minutes(30))
            #expect(await Self.reason { try await client.status.get(number) } == "SESSION_EXPIRED")
        }
    }

    @Test func `a wrong password is refused like an unknown name`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let code = try await server.code(to: "13800138001", for: .register, by: client)
            let wrong = String(code.reversed()) == code ? "000000" : String(code.reversed())
            let register = { (code: String) in
                FilingV1.RegisterAccountRequest(
                    phone: "13800138001", code: code, password: "Correct-Horse-7",
                    noticeVersion: Policy.current(.notice).version)
            }
            #expect(
                await Self.reason { try await client.auth.registerAccount(register(wrong)) }
                    == "CODE_WRONG")
            _ = try await client.auth.registerAccount(register(code))
            #expect(
                await Self.reason { try await client.auth.registerAccount(register(code)) }
                    == "CODE_EXPIRED")
            let known = await #expect(throws: FilingError.self) {
                try await server.login(
                    client, name: "13800138001", password: "Wrong-Horse-77")
            }
            let unknown = await #expect(throws: FilingError.self) {
                try await server.login(
                    client, name: "13900139009", password: "Wrong-Horse-77")
            }
            #expect(known?.reason == "LOGIN_FAILED")
            #expect(known == unknown)
            await client.close()
        }
    }
}
