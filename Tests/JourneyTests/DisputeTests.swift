// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// One ID number, one account; who comes second is not at a dead end.
@Suite(.timeLimit(.minutes(5))) struct DisputeTests {
    private struct Stage {
        /// Has stated the number first.
        let holder: FilingClient
        /// Says that the number is theirs.
        let claimant: FilingClient
        let desk: FilingClient

        func open() async throws -> UInt64 {
            try await self.claimant.profile.openDispute(
                FilingV1.OpenDisputeRequest(
                    identity: Fixtures.identity, evidence: "本人未注册过，可持身份证核验")
            ).disputeID
        }

        func resolve(_ dispute: UInt64, forClaimant: Bool) async throws {
            _ = try await self.desk.support.resolveDispute(
                FilingV1.ResolveDisputeRequest(
                    disputeID: dispute, givesToClaimant: forClaimant, evidence: "已核验身份证原件"))
        }
    }

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    private static func withStage(_ body: (Stage) async throws -> Void) async throws {
        try await TestServer.run { server in
            let stage = Stage(
                holder: server.client(token: try await server.applicant().token),
                claimant: server.client(
                    token: try await server.applicant(phone: "13800138002").token),
                desk: server.client(token: try await server.staff("support11", .support).token))
            try await body(stage)
            for client in [stage.holder, stage.claimant, stage.desk] { await client.close() }
        }
    }

    @Test func `a number that is taken is refused, and its dispute gives it to its owner`()
        async throws
    {
        try await Self.withStage { stage in
            try await stage.holder.stateProfile()
            #expect(
                await Self.reason { try await stage.claimant.stateProfile() } == "ID_NUMBER_TAKEN")
            let dispute = try await stage.open()
            #expect(await Self.reason { try await stage.open() } == "DISPUTE_OPEN")
            let listed = try await stage.desk.support.listDisputes(FilingV1.ListDisputesRequest())
            #expect(listed.disputes.map(\.disputeID) == [dispute])
            #expect(listed.disputes.first?.maskedClaimantPhone == "138****8002")
            #expect(listed.disputes.first?.maskedHolderPhone == "138****8001")
            try await stage.resolve(dispute, forClaimant: true)
            let claimant = try await stage.claimant.profile.get()
            #expect(claimant.identity?.idNumber == Fixtures.identity.idNumber)
            #expect(try await stage.holder.profile.get().identity == nil)
            #expect(
                await Self.reason { try await stage.resolve(dispute, forClaimant: false) }
                    == "DISPUTE_UNKNOWN")
        }
    }

    @Test func `a dispute decided for the holder changes nothing`() async throws {
        try await Self.withStage { stage in
            try await stage.holder.stateProfile()
            try await stage.resolve(try await stage.open(), forClaimant: false)
            #expect(try await stage.claimant.profile.get().identity == nil)
            let holder = try await stage.holder.profile.get()
            #expect(holder.identity?.idNumber == Fixtures.identity.idNumber)
            #expect(holder.accountState == .complete)
            _ = try await stage.open()
        }
    }

    @Test func `a number is not taken from somebody whose filing is under way`() async throws {
        try await Self.withStage { stage in
            _ = try await stage.holder.fileEverything()
            let dispute = try await stage.open()
            #expect(
                await Self.reason { try await stage.resolve(dispute, forClaimant: true) }
                    == "DISPUTE_HAS_FILING")
            let holder = try await stage.holder.profile.get()
            #expect(holder.identity?.idNumber == Fixtures.identity.idNumber)
        }
    }

    @Test func `a number that nobody or oneself has is not disputed`() async throws {
        try await Self.withStage { stage in
            #expect(await Self.reason { try await stage.open() } == "DISPUTE_POINTLESS")
            try await stage.claimant.stateProfile()
            #expect(await Self.reason { try await stage.open() } == "DISPUTE_POINTLESS")
        }
    }
}
