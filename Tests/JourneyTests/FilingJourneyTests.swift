// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// One filing, end to end, over real sockets, a real database and real scans.
@Suite(.timeLimit(.minutes(5))) struct FilingJourneyTests {
    @Test func `an applicant registers, files, is reviewed and sees that it is approved`()
        async throws
    {
        try await TestServer.run { server in
            let applicant = server.client()
            let phone = "13800138001"
            let password = "Correct-Horse-7"
            _ = try await applicant.auth.requestCode(
                phone: phone, purpose: .register,
                captcha: try await server.captcha(for: applicant))
            let message = await server.sender.next()
            #expect(message.phone.text == phone)
            _ = try await applicant.auth.registerAccount(
                FilingV1.RegisterAccountRequest(
                    phone: phone, code: try #require(message.code), password: password,
                    userName: "lin-yangwen",
                    noticeVersion: Policy.current(.notice).version))
            let login = try await server.login(applicant, name: phone, password: password)
            #expect(login.session.role == .applicant)

            let number = try await applicant.fileEverything()
            #expect(try await applicant.status.get(number).state == .pending)
            let waiting = Task { try await applicant.status.wait(number, beyond: 100) }

            let clerk = try await server.staff("clerk")
            let reviewer = server.client(token: clerk.token)
            let queue = try await reviewer.review.queue(FilingV1.QueueRequest())
            #expect(queue.entries.map(\.filingNumber) == [number])
            let claim = try await reviewer.review.claim(
                FilingV1.ClaimRequest(filingNumber: number))
            #expect(try await applicant.status.get(number).claimed)

            let shown = try await reviewer.review.show(FilingV1.ShowRequest(filingNumber: number))
            #expect(shown.identity?.maskedName == "林＊")
            #expect(shown.identity?.maskedIDNumber.contains("********") == true)
            #expect(shown.materials.count == Fixtures.materials.count)
            for (material, fixture) in zip(shown.materials, Fixtures.materials) {
                #expect(material.kind == fixture.kind)
                let bytes = try await reviewer.material.download(
                    number, materialID: material.materialID, sha256: material.sha256)
                #expect(bytes == (try Fixtures.material(fixture.name)))
            }

            let known = try await applicant.status.get(number).revision
            let told = Task { try await applicant.status.wait(number, beyond: known) }
            let decision = try await reviewer.review.decide(
                FilingV1.DecideRequest(
                    filingNumber: number, claimID: claim.claimID,
                    revision: shown.filing?.revision ?? 0,
                    outcome: .approve))
            #expect(decision.state == .approved)
            #expect(try await told.value.state == .approved)
            #expect(try await applicant.status.get(number).next == .register)

            let history = try await applicant.filing.get(
                FilingV1.GetFilingRequest(filingNumber: number)
            ).history
            #expect(
                history.map(\.action)
                    == [
                        "create", "upload", "upload", "upload", "upload", "upload", "submit",
                        "claim", "approve",
                    ])
            #expect(history.map(\.revision) == Array(1...9))
            waiting.cancel()
            _ = await waiting.result
            await applicant.close()
            await reviewer.close()
        }
    }

    @Test func `a supplement opens one kind, is answered, and the filing comes back`()
        async throws
    {
        try await TestServer.run { server in
            let applicant = server.client(token: try await server.applicant().token)
            let number = try await applicant.fileEverything()
            let reviewer = server.client(token: try await server.staff("clerk").token)
            let claim = try await reviewer.review.claim(
                FilingV1.ClaimRequest(filingNumber: number))
            _ = try await reviewer.review.decide(
                FilingV1.DecideRequest(
                    filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                    outcome: .supplement,
                    items: [FilingV1.SupplementItem(kind: .workProof, reason: .noSeal)]))
            let status = try await applicant.status.get(number)
            #expect(status.state == .supplement)
            #expect(status.next == .supplement)
            #expect(status.items.map(\.kind) == [.workProof])

            let scan = try Fixtures.material("work_proof.jpg")
            await #expect(throws: FilingError.self) {
                _ = try await applicant.upload.send(scan, as: .idFront, for: number)
            }
            let unanswered = await #expect(throws: FilingError.self) {
                try await applicant.submitNow(number)
            }
            #expect(unanswered?.reason == "MATERIALS_MISSING")
            server.clock.advance(by: .minutes(1))
            _ = try await applicant.upload.send(scan + [0], as: .workProof, for: number)
            try await applicant.submitNow(number)
            #expect(try await applicant.status.get(number).state == .pending)
            let versions = try await applicant.material.list(number).materials
            #expect(versions.filter { $0.kind == .workProof }.count == 2)
            #expect(versions.filter { $0.kind == .workProof && $0.current }.count == 1)
            await applicant.close()
            await reviewer.close()
        }
    }

    @Test func `a rejected person files again, a withdrawn filing makes room for a new one`()
        async throws
    {
        try await TestServer.run { server in
            let applicant = server.client(token: try await server.applicant().token)
            let number = try await applicant.fileEverything()
            let second = await #expect(throws: FilingError.self) {
                try await applicant.openDraft()
            }
            #expect(second?.reason == "FILING_EXISTS")
            let reviewer = server.client(token: try await server.staff("clerk").token)
            let claim = try await reviewer.review.claim(
                FilingV1.ClaimRequest(filingNumber: number))
            _ = try await reviewer.review.decide(
                FilingV1.DecideRequest(
                    filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                    outcome: .reject, reasons: [.mismatch], text: "毕业日期与证书不一致",
                    fields: [.graduation]))
            let status = try await applicant.status.get(number)
            #expect(status.state == .rejected)
            #expect(status.reasons == [.mismatch])
            #expect(status.fields == [.graduation])
            #expect(status.text == "毕业日期与证书不一致")

            let again = try await applicant.openDraft()
            #expect(again != number)
            #expect(
                try await applicant.filing.get(.init(filingNumber: again)).previousFilingNumber
                    == number)
            let draft = try await applicant.status.get(again)
            _ = try await applicant.filing.withdraw(
                FilingV1.WithdrawFilingRequest(filingNumber: again, revision: draft.revision))
            _ = try await applicant.openDraft()
            #expect(try await applicant.filing.list().filings.count == 3)
            await applicant.close()
            await reviewer.close()
        }
    }
}
