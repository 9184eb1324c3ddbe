// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// The pre-check at submit: kept with the plan that made it, and never the last word.
@Suite(.timeLimit(.minutes(3))) struct EligibilityFilingTests {
    @Test func `a draft says what the path met still needs`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            let number = try await client.openDraft()
            let draft = try await client.filing.get(.init(filingNumber: number))
            #expect(draft.eligibility?.verdict == .met)
            #expect(draft.eligibility?.bestPath == "A4")
            #expect(
                draft.missing == [.idFront, .idBack, .education, .chsiReport, .workProof])
            await client.close()
        }
    }

    @Test func `what was judged stays as it was judged, for owner and reviewer`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let number = try await client.fileEverything()
            let judged = try await client.filing.get(.init(filingNumber: number)).eligibility
            #expect(judged?.verdict == .met && judged?.planVersion == "2026-1")

            // Other work is stated afterwards; the judgement is of what was handed in.
            let seen = try await client.profile.get().revision
            _ = try await client.profile.setWork(.init(revision: seen, work: []))
            let later = try await client.filing.get(.init(filingNumber: number)).eligibility
            #expect(later == judged)

            let reviewer = server.client(token: try await server.staff("reviewer1").token)
            _ = try await reviewer.review.claim(.init(filingNumber: number))
            #expect(
                try await reviewer.review.show(.init(filingNumber: number)).eligibility == judged)
            await client.close()
            await reviewer.close()
        }
    }

    @Test func `whoever disagrees files with a note, and a human decides`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            let seen = try await client.profile.get().revision
            _ = try await client.profile.setWork(.init(revision: seen, work: []))
            let number = try await client.openDraft()
            for (kind, name) in Fixtures.materials where kind != .workProof {
                _ = try await client.upload.send(
                    try Fixtures.material(name), as: kind, for: number)
            }
            let refused = await #expect(throws: FilingError.self) {
                try await client.submitNow(number)
            }
            #expect(refused?.reason == "ELIGIBILITY_NOT_MET")
            #expect(refused?.details["path"] == "A4")
            #expect(refused?.details["plan_version"] == "2026-1")

            var form = Fixtures.form
            form.note = "工作单位已撤销，证明由主管部门出具。"
            let revision = try await client.status.get(number).revision
            _ = try await client.filing.update(
                .init(filingNumber: number, revision: revision, form: form))
            try await client.submitNow(number)

            let reviewer = server.client(token: try await server.staff("reviewer1").token)
            _ = try await reviewer.review.claim(.init(filingNumber: number))
            let shown = try await reviewer.review.show(.init(filingNumber: number))
            #expect(shown.eligibility?.verdict == .notMet)
            #expect(shown.filing?.form?.note == form.note)
            await client.close()
            await reviewer.close()
        }
    }
}
