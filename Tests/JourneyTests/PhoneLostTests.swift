// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// An owner without their phone: two people of support, both phones told, a day to stop it.
@Suite(.timeLimit(.minutes(5))) struct PhoneLostTests {
    private static let oldPhone = "13800138001"
    private static let newPhone = "13900139001"
    private static let password = "Correct-Horse-7"

    private struct Stage {
        let server: TestServer
        /// Not logged in.
        let client: FilingClient
        /// Two people of the region's support.
        let first: FilingClient
        let second: FilingClient

        func propose() async throws -> UInt64 {
            try await self.first.support.proposePhoneChange(
                FilingV1.ProposePhoneChangeRequest(
                    identity: Fixtures.identity, phone: newPhone, evidence: "本人持身份证原件到场")
            ).changeID
        }

        func approve(_ change: UInt64, by desk: FilingClient) async throws {
            _ = try await desk.support.approvePhoneChange(
                FilingV1.ApprovePhoneChangeRequest(changeID: change))
        }

        func login(_ phone: String) async throws {
            try await self.server.login(self.client, name: phone, password: password)
        }
    }

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    private static func withStage(_ body: (Stage) async throws -> Void) async throws {
        try await TestServer.run { server in
            let client = server.client()
            try await server.register(client, phone: Self.oldPhone, password: Self.password)
            try await server.login(client, name: Self.oldPhone, password: Self.password)
            try await client.stateProfile()
            let stage = Stage(
                server: server, client: client,
                first: server.client(token: try await server.staff("support1", .support).token),
                second: server.client(token: try await server.staff("support2", .support).token))
            try await body(stage)
            for client in [client, stage.first, stage.second] { await client.close() }
        }
    }

    @Test func `a change takes a second person and takes effect a day after`() async throws {
        try await Self.withStage { stage in
            let change = try await stage.propose()
            #expect(
                await Self.reason { try await stage.approve(change, by: stage.first) }
                    == "SECOND_PERSON_REQUIRED")
            let listed = try await stage.second.support.listPhoneChanges(
                FilingV1.ListPhoneChangesRequest())
            #expect(listed.changes.map(\.maskedNewPhone) == ["139****9001"])
            try await stage.approve(change, by: stage.second)
            var told: Set<String> = []
            for _ in 0..<2 { told.insert(await stage.server.sender.next().phone.text) }
            #expect(told == [Self.oldPhone, Self.newPhone])

            stage.server.clock.advance(by: Span(ms: 86_399_000))
            try await stage.login(Self.oldPhone)
            #expect(await Self.reason { try await stage.login(Self.newPhone) } == "LOGIN_FAILED")
            stage.server.clock.advance(by: .seconds(1))
            try await stage.login(Self.newPhone)
            #expect(await Self.reason { try await stage.login(Self.oldPhone) } == "LOGIN_FAILED")
        }
    }

    @Test func `the owner stops a change until it takes effect`() async throws {
        try await Self.withStage { stage in
            let change = try await stage.propose()
            try await stage.approve(change, by: stage.second)
            stage.server.clock.advance(by: Span(ms: 86_399_000))
            try await stage.login(Self.oldPhone)
            try await stage.client.auth.cancelPhoneChange()
            stage.server.clock.advance(by: .hours(1))
            try await stage.login(Self.oldPhone)
            #expect(await Self.reason { try await stage.login(Self.newPhone) } == "LOGIN_FAILED")
            #expect(
                await Self.reason { try await stage.client.auth.cancelPhoneChange() }
                    == "PHONE_CHANGE_UNKNOWN")
        }
    }

    @Test func `a colleague stops a change, and another region does not see it`() async throws {
        try await Self.withStage { stage in
            let change = try await stage.propose()
            let far = stage.server.client(
                token: try await stage.server.staff("support44", .support, region: "44").token)
            let listed = try await far.support.listPhoneChanges(FilingV1.ListPhoneChangesRequest())
            #expect(listed.changes.isEmpty)
            #expect(
                await Self.reason { try await stage.approve(change, by: far) }
                    == "PHONE_CHANGE_UNKNOWN")
            #expect(await Self.reason { try await stage.propose() } == "PHONE_CHANGE_OPEN")
            let rejection = FilingV1.RejectPhoneChangeRequest(changeID: change)
            _ = try await stage.second.support.rejectPhoneChange(rejection)
            #expect(
                await Self.reason { try await stage.approve(change, by: stage.second) }
                    == "PHONE_CHANGE_UNKNOWN")
            await far.close()
        }
    }

    @Test func `who registers with the new phone meanwhile keeps it`() async throws {
        try await Self.withStage { stage in
            let change = try await stage.propose()
            try await stage.approve(change, by: stage.second)
            for _ in 0..<2 { _ = await stage.server.sender.next() }
            let other = stage.server.client()
            try await stage.server.register(
                other, phone: Self.newPhone, password: "Another-Horse-8")
            stage.server.clock.advance(by: .hours(24))
            try await stage.server.login(
                other, name: Self.newPhone, password: "Another-Horse-8")
            try await stage.login(Self.oldPhone)
            await other.close()
        }
    }

    @Test func `a phone that another account has is not given away`() async throws {
        try await Self.withStage { stage in
            let other = stage.server.client()
            try await stage.server.register(
                other, phone: Self.newPhone, password: Self.password)
            #expect(await Self.reason { try await stage.propose() } == "ACCOUNT_EXISTS")
            await other.close()
        }
    }
}
