// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// What the registers say of a statement, and what it means for filing.
@Suite(.timeLimit(.minutes(5))) struct PreCheckTests {
    private static func failure(_ body: () async throws -> some Sendable) async -> FilingError? {
        await #expect(throws: FilingError.self) { _ = try await body() }
    }

    /// A server that asks these registers, and an applicant.
    private static func withApplicant(
        realName: ScriptedCheck = ScriptedCheck(), education: ScriptedCheck = ScriptedCheck(),
        _ body: (TestServer, FilingClient) async throws -> Void
    ) async throws {
        let outside = TestServer.Outside(realName: realName, education: education)
        try await TestServer.run(outside: outside) { server in
            let client = server.client(token: try await server.applicant().token)
            try await body(server, client)
            await client.close()
        }
    }

    @Test(arguments: [PreCheckVerdict.verified, .needsHuman])
    func `a verified statement may file, and so may one for a human`(
        verdict: PreCheckVerdict
    ) async throws {
        try await Self.withApplicant(
            realName: ScriptedCheck(verdict), education: ScriptedCheck(verdict)
        ) { _, client in
            #expect(try await client.profile.get().accountState == .incomplete)
            let number = try await client.fileEverything()
            #expect(try await client.profile.get().accountState == .complete)
            #expect(try await client.status.get(number).state == .pending)
        }
    }

    @Test(
        arguments: [
            (.mismatch, .verified, "identity_check"),
            (.verified, .mismatch, "education_check"),
        ] as [(PreCheckVerdict, PreCheckVerdict, String)])
    func `a statement that the register contradicts is named and stops filing until it is mended`(
        identity: PreCheckVerdict, education: PreCheckVerdict, named: String
    ) async throws {
        let realName = ScriptedCheck(identity)
        let diplomas = ScriptedCheck(education)
        try await Self.withApplicant(realName: realName, education: diplomas) { _, client in
            try await client.stateProfile()
            #expect(try await client.profile.get().accountState == .incomplete)
            let number = try await client.openDraft()
            try await client.uploadEverything(to: number)
            let refused = await Self.failure { try await client.submitNow(number) }
            #expect(refused?.reason == "PRE_CHECK_FAILED")
            #expect(refused?.details["check"] == named)
            realName.say(.verified)
            diplomas.say(.verified)
            try await client.stateProfile()
            try await client.submitNow(number)
        }
    }

    @Test func `a register that does not answer holds an applicant up for twenty seconds`()
        async throws
    {
        let register = ScriptedCheck(nil)
        try await Self.withApplicant(realName: register) { server, client in
            let seen = try await client.profile.get().revision
            let set = try await client.profile.setIdentity(
                FilingV1.SetIdentityRequest(revision: seen, identity: Fixtures.identity))
            _ = try await client.profile.setEducation(
                FilingV1.SetEducationRequest(
                    revision: set.revision, education: [Fixtures.education]))
            while register.asked == 0 { try await Task.sleep(for: .milliseconds(2)) }
            server.clock.advance(by: Span(ms: 19_999))
            #expect(try await client.profile.get().identityCheck == .running)
            #expect(try await client.profile.get().accountState == .incomplete)
            server.clock.advance(by: Span(ms: 1))
            #expect(try await client.profile.get().identityCheck == .needsHuman)
            #expect(try await client.profile.get().accountState == .complete)
        }
    }

    @Test func `a register is asked again after its outage, and its word then counts`()
        async throws
    {
        let register = ScriptedCheck(nil)
        try await Self.withApplicant(realName: register) { server, client in
            let seen = try await client.profile.get().revision
            _ = try await client.profile.setIdentity(
                FilingV1.SetIdentityRequest(revision: seen, identity: Fixtures.identity))
            while register.asked == 0 { try await Task.sleep(for: .milliseconds(2)) }
            register.say(.mismatch)
            while try await client.profile.get().identityCheck != .mismatch {
                server.clock.advance(by: .seconds(5))
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(register.asked == 2)
        }
    }
}
