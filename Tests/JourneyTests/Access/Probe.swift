// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTestKit

/// A method that takes an id, one who may call it, and how a guess becomes a request.
struct Probe {
    let method: String
    let who: Who
    let kind: IDGuesses.Kind
    /// A request on one of the worlds.
    let body: (ForeignWorld, IDGuesses.Guess) throws -> [UInt8]

    /// What of an answer is compared: all of it, but for the nonce that every answer has anew.
    func told(_ answer: RawAsking.Answer) -> [[UInt8]] {
        self.method.hasSuffix("/StartKeyLogin")
            ? [answer.head, [UInt8(answer.body.isEmpty ? 0 : 1)]] : [answer.head, answer.body]
    }

    static var all: [Probe] {
        self.byNumber + self.byRow + self.byKey + self.byIdentity
    }

    // MARK: Filing numbers

    private static func number(
        _ method: String, _ roles: [Role], _ message: @escaping (String) throws -> any Message
    ) -> [Probe] {
        roles.map { role in
            Probe(method: "filing.v1.\(method)", who: .role(role), kind: .filingNumber) { _, id in
                guard case .text(let number) = id else { return [] }
                return try message(number).encoded
            }
        }
    }

    private static var byNumber: [Probe] {
        let applicant = [Role.applicant]
        let reviewers = [Role.reviewer, .supervisor]
        let calls: [[Probe]] = [
            self.number("Filing/Get", applicant) { FilingV1.GetFilingRequest(filingNumber: $0) },
            self.number("Filing/Update", applicant) {
                FilingV1.UpdateFilingRequest(filingNumber: $0, revision: 7, form: Fixtures.form)
            },
            self.number("Filing/Submit", applicant) {
                FilingV1.SubmitFilingRequest(
                    filingNumber: $0, revision: 7, declaration: "declaration-2026-1")
            },
            self.number("Filing/Withdraw", applicant) {
                FilingV1.WithdrawFilingRequest(filingNumber: $0, revision: 7)
            },
            self.number("Filing/GetReceipt", applicant) {
                FilingV1.GetReceiptRequest(filingNumber: $0)
            },
            self.number("Status/Get", applicant) { FilingV1.GetStatusRequest(filingNumber: $0) },
            self.number("Status/Wait", applicant) { FilingV1.WaitStatusRequest(filingNumber: $0) },
            self.number("Upload/Begin", applicant) {
                InventedNumber.begin([1, 2, 3], for: $0)
            },
            self.number("Material/List", applicant + reviewers + [.centre]) {
                FilingV1.ListMaterialsRequest(filingNumber: $0)
            },
            self.number("Material/Read", applicant + reviewers + [.centre]) {
                FilingV1.ReadMaterialRequest(filingNumber: $0, materialID: 6, length: 10)
            },
            self.number("Review/Claim", reviewers) { FilingV1.ClaimRequest(filingNumber: $0) },
            self.number("Review/Renew", reviewers) {
                FilingV1.RenewClaimRequest(filingNumber: $0, claimID: 8)
            },
            self.number("Review/Release", reviewers) {
                FilingV1.ReleaseClaimRequest(filingNumber: $0, claimID: 8)
            },
            self.number("Review/Show", reviewers + [.centre]) {
                FilingV1.ShowRequest(filingNumber: $0)
            },
            self.number("Review/Unmask", reviewers) {
                FilingV1.UnmaskFilingRequest(
                    filingNumber: $0, fields: [.phone], purpose: .contact)
            },
            self.number("Review/Decide", reviewers) {
                FilingV1.DecideRequest(
                    filingNumber: $0, claimID: 8, revision: 8, outcome: .approve)
            },
            self.number("Review/Confirm", [.supervisor]) {
                FilingV1.ConfirmRequest(filingNumber: $0, claimID: 8, revision: 8)
            },
            self.number("Review/Reassign", [.supervisor]) {
                FilingV1.ReassignRequest(filingNumber: $0, text: "轮班", revision: 8)
            },
            self.number("Review/Recuse", reviewers) {
                FilingV1.RecuseRequest(filingNumber: $0, text: "亲属", revision: 8)
            },
        ]
        return calls.flatMap { $0 }
    }

    // MARK: Rows

    private static func row(
        _ method: String, _ role: Role,
        _ message: @escaping (ForeignWorld, UInt64) throws -> any Message
    ) -> Probe {
        Probe(method: "filing.v1.\(method)", who: .role(role), kind: .row) { world, id in
            guard case .row(let row) = id else { return [] }
            return try message(world, row).encoded
        }
    }

    private static var byRow: [Probe] {
        let applicant: [Probe] = [
            self.row("Upload/Chunk", .applicant) { _, id in
                InventedNumber.chunk([1, 2, 3], at: 0, of: id)
            },
            self.row("Upload/Stat", .applicant) { _, id in
                FilingV1.StatUploadRequest(uploadID: id)
            },
            self.row("Upload/Commit", .applicant) { _, id in
                FilingV1.CommitUploadRequest(uploadID: id)
            },
            self.row("Upload/Abort", .applicant) { _, id in
                FilingV1.AbortUploadRequest(uploadID: id)
            },
            self.row("Notice/MarkRead", .applicant) { _, id in
                FilingV1.MarkNoticesReadRequest(notices: [FilingV1.NoticeName(id: id)])
            },
            self.row("Consultation/Get", .applicant) { _, id in
                FilingV1.GetConsultationRequest(consultationID: id)
            },
            self.row("Consultation/Reply", .applicant) { _, id in
                FilingV1.ReplyConsultationRequest(consultationID: id, text: "已收到")
            },
            self.row("Consultation/Close", .applicant) { _, id in
                FilingV1.CloseConsultationRequest(consultationID: id)
            },
            self.row("Material/Read", .applicant) { world, id in
                FilingV1.ReadMaterialRequest(
                    filingNumber: world.own.number, materialID: id, length: 10)
            },
        ]
        let sessions = Role.allCases.map { role in
            self.row("Auth/RevokeSession", role) { _, id in
                FilingV1.RevokeSessionRequest(id: id)
            }
        }
        let staff: [Probe] = [
            self.row("Material/Read", .reviewer) { world, id in
                FilingV1.ReadMaterialRequest(
                    filingNumber: world.own.number, materialID: id, length: 10)
            },
            self.row("Review/Decide", .reviewer) { world, id in
                FilingV1.DecideRequest(
                    filingNumber: world.own.number, claimID: id, revision: 8, outcome: .approve)
            },
            self.row("Support/ApprovePhoneChange", .support) { _, id in
                FilingV1.ApprovePhoneChangeRequest(changeID: id)
            },
            self.row("Support/RejectPhoneChange", .support) { _, id in
                FilingV1.RejectPhoneChangeRequest(changeID: id)
            },
            self.row("Consultation/Get", .support) { _, id in
                FilingV1.GetConsultationRequest(consultationID: id)
            },
            self.row("Consultation/Reply", .reviewer) { _, id in
                FilingV1.ReplyConsultationRequest(consultationID: id, text: "已收到")
            },
            self.row("Consultation/Close", .supervisor) { _, id in
                FilingV1.CloseConsultationRequest(consultationID: id)
            },
            self.row("Support/ResolveDispute", .support) { _, id in
                // Another thing's id is no dispute; real ones are every support's to know.
                FilingV1.ResolveDisputeRequest(disputeID: id, evidence: "核验")
            },
        ]
        return applicant + sessions + staff
    }

    // MARK: Keys and proofs

    private static func key(
        _ method: String, _ who: Who, _ message: @escaping (String) -> any Message
    ) -> Probe {
        Probe(method: "filing.v1.\(method)", who: who, kind: .centreKey) { _, id in
            guard case .text(let key) = id else { return [] }
            return try message(key).encoded
        }
    }

    private static var byKey: [Probe] {
        [
            self.key("Centre/ApproveKey", .role(.supervisor)) {
                FilingV1.ApproveKeyRequest(keyID: $0)
            },
            self.key("Centre/RevokeKey", .role(.supervisor)) {
                FilingV1.RevokeKeyRequest(keyID: $0)
            },
            self.key("Auth/StartKeyLogin", .nobody) { FilingV1.StartKeyLoginRequest(keyID: $0) },
        ]
    }

    private static func proof(
        _ method: String, _ message: @escaping (FilingV1.Identity) -> any Message
    ) -> Probe {
        Probe(method: "filing.v1.\(method)", who: .role(.support), kind: .identity) { _, id in
            guard case .identity(let identity) = id else { return [] }
            return try message(identity).encoded
        }
    }

    private static var byIdentity: [Probe] {
        [
            self.proof("Support/FindAccount") { FilingV1.FindAccountRequest(identity: $0) },
            self.proof("Support/Unmask") {
                FilingV1.UnmaskAccountRequest(
                    identity: $0, fields: [.phone], purpose: .support)
            },
            self.proof("Support/ReleaseLock") {
                FilingV1.ReleaseLockRequest(identity: $0, evidence: "本人到场")
            },
            self.proof("Support/ProposePhoneChange") {
                FilingV1.ProposePhoneChangeRequest(
                    identity: $0, phone: "13500135000", evidence: "本人到场")
            },
        ]
    }
}
