// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// Staff see masks until they say why; the person sees that they looked.
@Suite(.timeLimit(.minutes(5))) struct MaskingTests {
    private struct Stage {
        let owner: FilingClient
        let reviewer: FilingClient
        let log: LogReading
        let number: String

        func unmask(
            _ fields: [FilingV1.PersonalField], _ purpose: FilingV1.ViewPurpose,
            _ reference: String = ""
        ) async throws -> FilingV1.UnmaskReply {
            try await self.reviewer.review.unmask(
                FilingV1.UnmaskFilingRequest(
                    filingNumber: self.number, fields: fields, purpose: purpose,
                    reference: reference))
        }
    }

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    private static func withStage(_ body: (Stage) async throws -> Void) async throws {
        try await TestServer.run { server in
            let owner = server.client(token: try await server.applicant().token)
            let number = try await owner.fileEverything()
            let reviewer = server.client(token: try await server.staff("reviewer11").token)
            try await body(
                Stage(owner: owner, reviewer: reviewer, log: LogReading(server), number: number))
            for client in [owner, reviewer] { await client.close() }
        }
    }

    @Test func `a reviewer sees the mask, and the fields they asked for with a purpose`()
        async throws
    {
        try await Self.withStage { stage in
            _ = try await stage.reviewer.review.claim(.init(filingNumber: stage.number))
            let shown = try await stage.reviewer.review.show(.init(filingNumber: stage.number))
            #expect(shown.identity?.maskedName == "林＊")
            let head = try stage.log.head()
            let whole = try await stage.unmask([.idNumber, .phone], .contact, "T-2026/17")
            #expect(whole.idNumber == Fixtures.identity.idNumber)
            #expect(whole.phone == "13800138001")
            #expect(whole.name.isEmpty)
            let left = try stage.log.entries(after: head)
            #expect(left.map(\.action) == [.fieldsUnmasked])
            #expect(left.map(\.purpose) == [.contact])
            #expect(left.map(\.reference.text) == ["T-2026/17"])
            #expect(
                left.map { PersonalField.fields(of: $0.object ?? 0) } == [[.idNumber, .phone]])
        }
    }

    @Test func `without a claim, fields, a purpose or a decent reference nothing is shown`()
        async throws
    {
        try await Self.withStage { stage in
            let head = try stage.log.head()
            #expect(
                await Self.reason { try await stage.unmask([.name], .review) }
                    == "CLAIM_REQUIRED")
            _ = try await stage.reviewer.review.claim(.init(filingNumber: stage.number))
            #expect(await Self.reason { try await stage.unmask([], .review) } == "FIELDS_REQUIRED")
            #expect(
                await Self.reason { try await stage.unmask([.name, .name], .review) }
                    == "FIELDS_REQUIRED")
            for purpose in [FilingV1.ViewPurpose.unspecified, .audit, .operation] {
                #expect(
                    await Self.reason { try await stage.unmask([.name], purpose) }
                        == "PURPOSE_REQUIRED")
            }
            #expect(
                await Self.reason { try await stage.unmask([.name], .review, "13800138001") }
                    == "REFERENCE_INVALID")
            let left = try stage.log.entries(after: head).map(\.action)
            #expect(left == [.filingClaimed])
        }
    }

    @Test func `the person sees who looked, as roles, newest first, page by page`() async throws {
        try await Self.withStage { stage in
            let none = try await stage.owner.profile.listViews(.init())
            #expect(none.views.isEmpty)
            _ = try await stage.reviewer.review.claim(.init(filingNumber: stage.number))
            _ = try await stage.reviewer.review.show(.init(filingNumber: stage.number))
            _ = try await stage.unmask([.phone], .complaint)
            let seen = try await stage.owner.profile.listViews(.init())
            #expect(seen.views.map(\.action) == ["fields-unmasked", "filing-viewed"])
            #expect(seen.views.map(\.role) == [.reviewer, .reviewer])
            #expect(seen.views.map(\.region) == ["11", "11"])
            #expect(seen.views.map(\.purpose) == [.complaint, .review])
            #expect(seen.views.map(\.fields) == [[.phone], []])
            let first = try await stage.owner.profile.listViews(.init(limit: 1))
            let second = try await stage.owner.profile.listViews(
                .init(before: first.next, limit: 1))
            #expect(first.views + second.views == seen.views)
            // The owner's own reading leaves nothing to see.
            _ = try await stage.owner.filing.get(.init(filingNumber: stage.number))
            let again = try await stage.owner.profile.listViews(.init())
            #expect(again.views == seen.views)
        }
    }
}
