// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// Nothing is taken that was not agreed to, and what was agreed to is on record.
@Suite(.timeLimit(.minutes(3))) struct ConsentJourneyTests {
    private static func failure(
        _ body: () async throws -> some Sendable
    ) async -> FilingError? {
        await #expect(throws: FilingError.self) { _ = try await body() }
    }

    @Test func `nobody registers without the notice, whose version is recorded`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let policies = try await client.rights.listPolicies()
            let notice = try #require(policies.first { $0.purpose == .notice })
            let code = try await server.code(to: "13800138001", for: .register, by: client)
            let refused = await Self.failure {
                try await client.auth.registerAccount(
                    FilingV1.RegisterAccountRequest(
                        phone: "13800138001", code: code, password: "Correct-Horse-7"))
            }
            #expect(refused?.reason == "NOTICE_REQUIRED")
            #expect(refused?.details["version"] == notice.version)
            _ = try await client.auth.registerAccount(
                FilingV1.RegisterAccountRequest(
                    phone: "13800138001", code: code, password: "Correct-Horse-7",
                    noticeVersion: notice.version))
            try await server.login(client, name: "13800138001", password: "Correct-Horse-7")
            let now = server.clock.now().ms
            #expect(
                try await client.rights.listConsents() == [
                    FilingV1.Consent(purpose: .notice, version: notice.version, givenAtMs: now)
                ])
            let stands = await Self.failure { try await client.rights.withdrawConsent(.notice) }
            #expect(stands?.reason == "CONSENT_STANDS")
            await client.close()
        }
    }

    @Test func `an image of the identity card is taken only while that is agreed to`()
        async throws
    {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            let number =
                try await client.filing.create(
                    FilingV1.CreateFilingRequest(exam: "sw-2026", form: Fixtures.form)
                ).filing?.filingNumber ?? ""
            let scan = try Fixtures.material("id_front.jpg")
            let announcement = InventedNumber.begin(scan, for: number)
            let version = Policy.current(.idCardImages).version
            let refused = await Self.failure { try await client.upload.begin(announcement) }
            #expect(refused?.reason == "CONSENT_REQUIRED")
            #expect(refused?.details["purpose"] == "id-card-images")
            #expect(refused?.details["version"] == version)
            // A diploma is covered by the notice.
            _ = try await client.upload.send(
                try Fixtures.material("education.jpg"), as: .education, for: number)

            try await client.agreeToImages()
            let under = try await client.upload.begin(announcement)
            server.clock.advance(by: .seconds(1))
            let withdrawn = try await client.rights.withdrawConsent(.idCardImages)
            #expect(withdrawn.consent?.withdrawnAtMs == server.clock.now().ms)
            // What was under way is forgotten with it.
            #expect(
                await Self.failure { try await client.upload.stat(under.uploadID) }?.reason
                    == "UPLOAD_NOT_FOUND")
            #expect(
                await Self.failure { try await client.upload.begin(announcement) }?.reason
                    == "CONSENT_REQUIRED")
            await client.close()
        }
    }

    @Test func `a draft with such images is not handed in once that is taken back`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            let number = try await client.openDraft()
            try await client.uploadEverything(to: number)
            _ = try await client.rights.withdrawConsent(.idCardImages)
            #expect(
                await Self.failure { try await client.submitNow(number) }?.reason
                    == "CONSENT_REQUIRED")
            try await client.agreeToImages()
            try await client.agreeToImages()
            try await client.submitNow(number)
            // Given, taken back, given again: the second giving of the same is none.
            let record = try await client.rights.listConsents()
            #expect(record.map { $0.withdrawnAtMs == 0 } == [true, false])
            await client.close()
        }
    }
}
