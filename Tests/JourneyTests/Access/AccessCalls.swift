// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// One method as proto/ACCESS.md is tried on it: the thing it names, and a request that names one.
struct AccessCall {
    /// What the call names, in the page's words; empty if nothing.
    let thing: String
    /// With which a call is refused that its caller may make: what it says is wrong on purpose, where
    /// making it right would take another journey, which another test goes.
    var refusedWith: String?
    /// A request by the caller about the thing that stands so to them.
    let body: (AccessStage, AccessStage.Caller, Whose) async throws -> [UInt8]
}

extension AccessCall {
    /// By the method's name; one that names two things is there twice.
    static var all: [(method: String, call: AccessCall)] {
        self.auth + self.profile + self.filing + self.upload + self.material + self.review
            + self.oversight
            + self.support + self.centre + self.rights + self.admin + self.notice
            + self.consultation + self.registry + self.ticket + [
                (
                    "filing.v1.Eligibility/Check",
                    .plain(FilingV1.CheckEligibilityRequest(exam: "sw-2026", level: .junior))
                ),
                (
                    "filing.v1.Seat/Availability",
                    .plain(FilingV1.SeatAvailabilityRequest(exam: "sw-2026"))
                ),
                ("filing.v1.Window/Get", .plain(Self.window)),
                ("rpc.v1.Health/Check", .plain(RpcV1.HealthCheckRequest())),
                ("rpc.v1.Meta/Describe", .plain(RpcV1.DescribeRequest())),
            ]
    }

    private static let window = FilingV1.GetWindowRequest(exam: "sw-2026", region: "11")

    static func of(
        _ service: String, _ calls: [(String, AccessCall)]
    ) -> [(method: String, call: AccessCall)] {
        calls.map { ("\(service)\($0.0)", $0.1) }
    }

    static func plain(
        _ message: some Message & Sendable, refusedWith: String? = nil
    ) -> AccessCall {
        AccessCall(thing: "", refusedWith: refusedWith) { _, _, _ in try message.encoded }
    }

    static func about(
        _ thing: String,
        _ message: @escaping (AccessStage, AccessStage.Caller, Whose) async throws -> any Message
    ) -> AccessCall {
        AccessCall(thing: thing) { try await message($0, $1, $2).encoded }
    }

    // MARK: Auth

    private static var auth: [(method: String, call: AccessCall)] {
        let phone = "13700137000"
        return self.of(
            "filing.v1.Auth/",
            [
                ("GetCaptcha", .plain(FilingV1.GetCaptchaRequest())),
                (
                    "RequestCode",
                    .about("") { stage, _, _ in
                        FilingV1.RequestCodeRequest(
                            phone: "137\(10_000_000 + stage.nextNumber())", purpose: .register,
                            captcha: try await stage.with(nil) {
                                try await stage.server.captcha(for: $0)
                            })
                    }
                ),
                (
                    "RegisterAccount",
                    .plain(
                        FilingV1.RegisterAccountRequest(
                            phone: phone, code: "000000", password: "Correct-Horse-7",
                            noticeVersion: Policy.current(.notice).version),
                        refusedWith: "CODE_EXPIRED")
                ),
                (
                    "StartLogin",
                    .about("") { stage, _, _ in
                        FilingV1.StartLoginRequest(
                            clientFirst: "n,,n=\(phone),r=fyko+d2lbbFgONRv9qkxdawL",
                            captcha: try await stage.with(nil) {
                                try await stage.server.captcha(for: $0)
                            })
                    }
                ),
                (
                    "FinishLogin",
                    .plain(
                        FilingV1.FinishLoginRequest(clientFinal: "c=biws,r=nobody,p=AAAA"),
                        refusedWith: "LOGIN_FAILED")
                ),
                ("StartKeyLogin", .plain(FilingV1.StartKeyLoginRequest(keyID: "0123456789abcdef"))),
                (
                    "FinishKeyLogin",
                    .plain(
                        FilingV1.FinishKeyLoginRequest(
                            signature: [UInt8](repeating: 1, count: 64),
                            nonce: [UInt8](repeating: 1, count: 32)),
                        refusedWith: "LOGIN_FAILED")
                ),
                (
                    "CertificateLogin",
                    .plain(
                        FilingV1.CertificateLoginRequest(), refusedWith: "CERTIFICATE_REQUIRED")
                ),
                (
                    "Resume",
                    .about("") { stage, _, _ in
                        FilingV1.ResumeRequest(
                            token: try #require(try await stage.applicant().person).token)
                    }
                ),
                ("DescribeSession", .plain(FilingV1.DescribeSessionRequest())),
                ("ListSessions", .plain(FilingV1.ListSessionsRequest())),
                (
                    "RevokeSession",
                    .about("session") { stage, caller, whose in
                        FilingV1.RevokeSessionRequest(
                            id: try await stage.session(whose, of: caller))
                    }
                ),
                ("Logout", .plain(FilingV1.LogoutRequest())),
                (
                    "ResetPassword",
                    .plain(
                        FilingV1.ResetPasswordRequest(
                            phone: phone, code: "000000", password: "Correct-Horse-7"),
                        refusedWith: "CODE_EXPIRED")
                ),
                (
                    "ChangePassword",
                    .plain(FilingV1.ChangePasswordRequest(password: "Correct-Horse-7"))
                ),
                (
                    "ChangePhone",
                    .plain(
                        FilingV1.ChangePhoneRequest(phone: phone, code: "000000"),
                        refusedWith: "CODE_EXPIRED")
                ),
                (
                    "CancelPhoneChange",
                    .plain(
                        FilingV1.CancelPhoneChangeRequest(), refusedWith: "PHONE_CHANGE_UNKNOWN")
                ),
                (
                    "UnlockAccount",
                    .plain(
                        FilingV1.UnlockAccountRequest(
                            phone: phone, code: "000000", idNumber: Fixtures.identity.idNumber),
                        refusedWith: "CODE_EXPIRED")
                ),
            ])
    }

    // MARK: What an applicant does

    private static var profile: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.Profile/",
            [
                ("Get", .plain(FilingV1.GetProfileRequest())),
                ("ListViews", .plain(FilingV1.ListViewsRequest())),
                (
                    "SetIdentity",
                    .about("") { stage, _, _ in
                        FilingV1.SetIdentityRequest(revision: 0, identity: stage.identity())
                    }
                ),
                (
                    "SetEducation",
                    .plain(
                        FilingV1.SetEducationRequest(revision: 0, education: [Fixtures.education]))
                ),
                ("SetWork", .plain(FilingV1.SetWorkRequest(revision: 0, work: [Fixtures.work]))),
                (
                    "OpenDispute",
                    .plain(
                        FilingV1.OpenDisputeRequest(
                            identity: Fixtures.identity, evidence: "可持身份证核验"),
                        refusedWith: "DISPUTE_POINTLESS")
                ),
            ])
    }

    /// A filing's number and revision; a right number without filing if there is to be none.
    private static func named(
        _ whose: Whose, _ stage: AccessStage, _ caller: AccessStage.Caller, handedIn: Bool = true
    ) async throws -> AccessStage.FiledThing {
        try await stage.filing(whose, of: caller, handedIn: handedIn)
            ?? AccessStage.FiledThing(
                owner: caller, identity: FilingV1.Identity(),
                number: try #require(
                    FilingNumber(
                        region: try RegionCode(text: AccessStage.region), digits: 987_654_321)
                ).text,
                revision: 1, material: InventedNumber.absent)
    }

    static func filing(
        handedIn: Bool = true,
        _ message: @escaping (AccessStage.FiledThing) throws -> any Message
    ) -> AccessCall {
        .about("filing") { stage, caller, whose in
            try message(try await self.named(whose, stage, caller, handedIn: handedIn))
        }
    }

    private static var filing: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.",
            [
                (
                    "Filing/Create",
                    .plain(FilingV1.CreateFilingRequest(exam: "sw-2026", form: Fixtures.form))
                ),
                ("Filing/List", .plain(FilingV1.ListFilingsRequest())),
                ("Filing/Get", .filing { FilingV1.GetFilingRequest(filingNumber: $0.number) }),
                (
                    "Filing/Update",
                    .filing {
                        FilingV1.UpdateFilingRequest(
                            filingNumber: $0.number, revision: $0.revision, form: Fixtures.form)
                    }
                ),
                (
                    "Filing/Submit",
                    .filing(handedIn: false) {
                        FilingV1.SubmitFilingRequest(
                            filingNumber: $0.number, revision: $0.revision,
                            declaration: "declaration-2026-1")
                    }
                ),
                (
                    "Filing/Withdraw",
                    .filing {
                        FilingV1.WithdrawFilingRequest(
                            filingNumber: $0.number, revision: $0.revision)
                    }
                ),
                (
                    "Filing/GetReceipt",
                    .filing { FilingV1.GetReceiptRequest(filingNumber: $0.number) }
                ),
                ("Status/Get", .filing { FilingV1.GetStatusRequest(filingNumber: $0.number) }),
                ("Status/Wait", .filing { FilingV1.WaitStatusRequest(filingNumber: $0.number) }),
            ])
    }

    private static var upload: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.Upload/",
            [
                (
                    "Begin",
                    .filing(handedIn: false) {
                        try InventedNumber.begin(AccessStage.scan.get(), for: $0.number)
                    }
                ),
                (
                    "Chunk",
                    .about("upload") { stage, caller, whose in
                        InventedNumber.chunk(
                            Array(try AccessStage.scan.get().prefix(1_000)), at: 0,
                            of: try await stage.upload(whose, of: caller, whole: false))
                    }
                ),
                (
                    "Stat",
                    .about("upload") { stage, caller, whose in
                        FilingV1.StatUploadRequest(
                            uploadID: try await stage.upload(whose, of: caller, whole: false))
                    }
                ),
                (
                    "Commit",
                    .about("upload") { stage, caller, whose in
                        FilingV1.CommitUploadRequest(
                            uploadID: try await stage.upload(whose, of: caller, whole: true))
                    }
                ),
                (
                    "Abort",
                    .about("upload") { stage, caller, whose in
                        FilingV1.AbortUploadRequest(
                            uploadID: try await stage.upload(whose, of: caller, whole: false))
                    }
                ),
            ])
    }

    private static var material: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.Material/",
            [
                ("List", .filing { FilingV1.ListMaterialsRequest(filingNumber: $0.number) }),
                (
                    "Read",
                    .filing {
                        FilingV1.ReadMaterialRequest(
                            filingNumber: $0.number, materialID: $0.material, length: 10)
                    }
                ),
                (
                    "Read",
                    // A filing that the caller sees, and a material of that one or of another.
                    .about("material") { stage, caller, whose in
                        let filing = try await self.named(.own, stage, caller)
                        let material =
                            whose == .own ? filing : try await self.named(whose, stage, caller)
                        // Staff hold no filing but their own; another of the region is another's.
                        let isSame = whose != .own && material.number == filing.number
                        let other =
                            isSame ? try await stage.filing(in: AccessStage.region) : material
                        return FilingV1.ReadMaterialRequest(
                            filingNumber: filing.number, materialID: other.material, length: 10)
                    }
                ),
            ])
    }

    private static var rights: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.Rights/",
            [
                ("ListPolicies", .plain(FilingV1.ListPoliciesRequest())),
                ("ListConsents", .plain(FilingV1.ListConsentsRequest())),
                ("DescribeAccount", .plain(FilingV1.DescribeAccountRequest())),
                ("ListRecords", .plain(FilingV1.ListRecordsRequest(kind: .event))),
                (
                    "CloseAccount",
                    .about("") { stage, caller, _ in
                        guard caller.role == .applicant else {
                            return FilingV1.CloseAccountRequest(code: "000000")
                        }
                        return FilingV1.CloseAccountRequest(
                            code: try await stage.with(nil) {
                                try await stage.server.code(
                                    to: caller.phone, for: .closeAccount, by: $0)
                            })
                    }
                ),
                (
                    "GiveConsent",
                    .plain(
                        FilingV1.GiveConsentRequest(
                            purpose: .idCardImages, version: Policy.current(.idCardImages).version))
                ),
                (
                    "WithdrawConsent",
                    .about("") { stage, caller, _ in
                        if caller.role == .applicant {
                            try await stage.with(caller.person) { try await $0.agreeToImages() }
                        }
                        return FilingV1.WithdrawConsentRequest(purpose: .idCardImages)
                    }
                ),
            ])
    }

    // MARK: What staff do

    private static var review: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.Review/",
            [
                ("Queue", .plain(FilingV1.QueueRequest())),
                ("Claim", .filing { FilingV1.ClaimRequest(filingNumber: $0.number) }),
                (
                    "Renew",
                    .filing {
                        FilingV1.RenewClaimRequest(filingNumber: $0.number, claimID: $0.claim)
                    }
                ),
                (
                    "Release",
                    .filing {
                        FilingV1.ReleaseClaimRequest(filingNumber: $0.number, claimID: $0.claim)
                    }
                ),
                ("Show", .filing { FilingV1.ShowRequest(filingNumber: $0.number) }),
                (
                    "Unmask",
                    .filing {
                        FilingV1.UnmaskFilingRequest(
                            filingNumber: $0.number, fields: [.phone], purpose: .contact)
                    }
                ),
                (
                    "Decide",
                    .filing {
                        FilingV1.DecideRequest(
                            filingNumber: $0.number, claimID: $0.claim, revision: $0.revision,
                            outcome: .approve)
                    }
                ),
                ("ExtendDeadlines", .plain(FilingV1.ExtendDeadlinesRequest(days: 1, reason: "x"))),
                ("Revoke", self.revoke),
            ])
    }

    /// Support's proof of a person with an account.
    private static func proved(_ stage: AccessStage) async throws -> FilingV1.Identity {
        let owner = try await stage.applicant()
        let identity = stage.identity()
        try await stage.with(owner.person) { try await $0.stateProfile(identity: identity) }
        return identity
    }

    private static var support: [(method: String, call: AccessCall)] {
        var release = AccessCall.about("") { stage, _, _ in
            FilingV1.ReleaseLockRequest(
                identity: try await self.proved(stage), evidence: "本人到场")
        }
        release.refusedWith = "UNLOCK_POINTLESS"
        return self.of(
            "filing.v1.Support/",
            [
                (
                    "FindAccount",
                    .about("") { stage, _, _ in
                        FilingV1.FindAccountRequest(identity: try await self.proved(stage))
                    }
                ),
                (
                    "Unmask",
                    .about("") { stage, _, _ in
                        FilingV1.UnmaskAccountRequest(
                            identity: try await self.proved(stage), fields: [.phone],
                            purpose: .support)
                    }
                ),
                ("ReleaseLock", release),
                (
                    "ProposePhoneChange",
                    .about("") { stage, _, _ in
                        FilingV1.ProposePhoneChangeRequest(
                            identity: try await self.proved(stage),
                            phone: "136\(10_000_000 + stage.nextNumber())", evidence: "本人到场")
                    }
                ),
                ("ListPhoneChanges", .plain(FilingV1.ListPhoneChangesRequest())),
                ("ListDisputes", .plain(FilingV1.ListDisputesRequest())),
                (
                    "ApprovePhoneChange",
                    .about("phone change") { stage, caller, whose in
                        FilingV1.ApprovePhoneChangeRequest(
                            changeID: try await stage.phoneChange(whose, of: caller))
                    }
                ),
                (
                    "RejectPhoneChange",
                    .about("phone change") { stage, caller, whose in
                        FilingV1.RejectPhoneChangeRequest(
                            changeID: try await stage.phoneChange(whose, of: caller))
                    }
                ),
                (
                    "ResolveDispute",
                    .about("dispute") { stage, _, whose in
                        FilingV1.ResolveDisputeRequest(
                            disputeID: try await stage.dispute(whose), evidence: "已核验身份证原件")
                    }
                ),
            ])
    }
}
