// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// What needs a journey to be taken, and what the entries of it say.
@Suite(.timeLimit(.minutes(5))) struct AuditJourneyTests {
    /// The methods that this suite tries; `AuditDutyTests` tries the others.
    static let methods: Set<String> = [
        "filing.v1.Auth/RegisterAccount", "filing.v1.Auth/FinishLogin",
        "filing.v1.Auth/FinishKeyLogin", "filing.v1.Auth/ResetPassword",
        // In CentreCertificateTests, which has certificates.
        "filing.v1.Auth/CertificateLogin",
        "filing.v1.Auth/ChangePhone", "filing.v1.Auth/CancelPhoneChange",
        "filing.v1.Auth/UnlockAccount", "filing.v1.Profile/OpenDispute",
        "filing.v1.Support/ReleaseLock",
        // In UnlockStaffTests, which locks a member of staff out.
        "filing.v1.Admin/UnlockStaff",
        // In StatusAskTests.
        "filing.v1.Status/Ask",
        // In RegistryJourneyTests and TicketJourneyTests, which have approvals and their tickets.
        "filing.v1.Review/Revoke", "filing.v1.Ticket/ReportError",
        // In SecondLookJourneyTests, which has decisions that wait.
        "filing.v1.Review/Confirm",
    ]

    private static let phone = "13800138001"
    private static let password = "Correct-Horse-7"

    /// Entries left by a call, checked against the rule of its method.
    @discardableResult
    private static func left(
        by method: String, on server: TestServer, _ call: () async throws -> Void
    ) async throws -> [AuditEntry] {
        #expect(Self.methods.contains(method))
        let log = LogReading(server)
        let before = try log.head()
        try await call()
        let entries = try log.entries(after: before)
        let duty = server.service.auditDuties.first { $0.method == method }
        guard case .leaves(let actions) = duty?.rule else {
            Issue.record("\(method) says it leaves nothing")
            return entries
        }
        #expect(
            entries.contains { actions.contains($0.action) && $0.outcome == .done }, "\(method)")
        return entries
    }

    @Test func `an account's life`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let made = try await Self.left(by: "filing.v1.Auth/RegisterAccount", on: server) {
                try await server.register(client, phone: Self.phone, password: Self.password)
            }
            let account = try await server.account(ofPhone: Self.phone)
            let registered = made.filter { $0.action == .accountRegistered }
            #expect(registered.map(\.actor) == [.account(account, .applicant)])
            #expect(registered.map(\.subject) == [account])
            let login = try await Self.left(by: "filing.v1.Auth/FinishLogin", on: server) {
                try await server.login(client, name: Self.phone, password: Self.password)
            }
            #expect(login.map(\.action) == [.login])
            #expect(login.first?.subject == account)

            let moved = try await server.code(to: "13900139001", for: .changePhone, by: client)
            try await Self.left(by: "filing.v1.Auth/ChangePhone", on: server) {
                try await client.auth.changePhone(to: "13900139001", code: moved)
            }
            for _ in 0..<2 { _ = await server.sender.next() }
            server.clock.advance(by: .minutes(1))
            let reset = try await server.code(to: "13900139001", for: .resetPassword, by: client)
            let password = try await Self.left(by: "filing.v1.Auth/ResetPassword", on: server) {
                try await client.auth.resetPassword(
                    FilingV1.ResetPasswordRequest(
                        phone: "13900139001", code: reset, password: "Another-Horse-8"))
            }
            #expect(password.map(\.subject) == [account])
            #expect(password.map(\.actor) == [.nobody])
            await client.close()
        }
    }

    @Test func `wrong tries leave as many entries for a name without account`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            try await server.register(client, phone: Self.phone, password: Self.password)
            let account = try await server.account(ofPhone: Self.phone)
            let log = LogReading(server)
            var left: [[AuditEntry]] = []
            for name in [Self.phone, "13700137000"] {
                let before = try log.head()
                await #expect(throws: FilingError.self) {
                    try await server.login(client, name: name, password: "Wrong-Horse-77")
                }
                left.append(try log.entries(after: before))
            }
            #expect(left.map { $0.map(\.action) } == [[.loginFailed], [.loginFailed]])
            #expect(left.map { $0.map(\.outcome) } == [[.refused], [.refused]])
            #expect(left.map { $0.map(\.subject) } == [[account], [.house]])
            await client.close()
        }
    }

    @Test func `a lock, its release by support and by its owner`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            try await server.register(client, phone: Self.phone, password: Self.password)
            let account = try await server.account(ofPhone: Self.phone)
            let owner = server.client(token: try await server.session(of: account).token)
            try await owner.stateProfile()
            let log = LogReading(server)
            let start = try log.head()
            let desk = try await server.staff("desk1", .support)
            func lock() async throws {
                try await server.bringNearLock(account)
                _ = try await server.tryLogin(
                    account, isProved: false, fromAddress: "198.51.100.250")
            }
            try await lock()
            let locked = try log.entries(after: start).filter { $0.action == .accountLocked }
            #expect(locked.map(\.actor) == [.service])
            #expect(locked.map(\.subject) == [account])
            let support = server.client(token: desk.token)
            let release = try await Self.left(by: "filing.v1.Support/ReleaseLock", on: server) {
                _ = try await support.support.releaseLock(
                    FilingV1.ReleaseLockRequest(
                        identity: Fixtures.identity, evidence: "视频核验身份证原件"))
            }
            #expect(release.map(\.actor) == [.account(desk.account, .support)])
            #expect(release.map(\.purpose) == [.support])
            #expect(release.map(\.region) == [RegionCode(rawValue: 11)])
            try await lock()
            server.clock.advance(by: .minutes(16))
            _ = await server.sender.next()
            _ = await server.sender.next()
            let code = try await server.code(to: Self.phone, for: .unlock, by: client)
            try await Self.left(by: "filing.v1.Auth/UnlockAccount", on: server) {
                try await client.auth.unlockAccount(
                    FilingV1.UnlockAccountRequest(
                        phone: Self.phone, code: code, idNumber: Fixtures.identity.idNumber))
            }
            for client in [client, owner, support] { await client.close() }
        }
    }

    @Test func `a lost phone's change, stopped by its owner`() async throws {
        try await TestServer.run { server in
            let owner = server.client(token: try await server.applicant().token)
            try await owner.stateProfile()
            let desk = server.client(token: try await server.staff("desk1", .support).token)
            _ = try await desk.support.proposePhoneChange(
                FilingV1.ProposePhoneChangeRequest(
                    identity: Fixtures.identity, phone: "13900139001", evidence: "本人到场"))
            try await Self.left(by: "filing.v1.Auth/CancelPhoneChange", on: server) {
                try await owner.auth.cancelPhoneChange()
            }
            let other = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            try await Self.left(by: "filing.v1.Profile/OpenDispute", on: server) {
                _ = try await other.profile.openDispute(
                    FilingV1.OpenDisputeRequest(
                        identity: Fixtures.identity, evidence: "可持身份证核验"))
            }
            for client in [owner, desk, other] { await client.close() }
        }
    }

    @Test func `a program's login, and one with a wrong signature`() async throws {
        try await TestServer.run { server in
            let first = server.client(token: try await server.staff("head1", .supervisor).token)
            let second = server.client(token: try await server.staff("head2", .supervisor).token)
            let secret = SystemRandomSource().bytes(32)
            let key = try #require(CentrePrivateKey(bytes: secret))
            let proposed = try await first.centre.proposeKey(
                FilingV1.ProposeKeyRequest(publicKey: key.publicKey.bytes, label: "样本中心"))
            _ = try await second.centre.approveKey(
                FilingV1.ApproveKeyRequest(keyID: proposed.keyID))
            let program = server.client()
            let login = try await Self.left(by: "filing.v1.Auth/FinishKeyLogin", on: server) {
                _ = try await program.auth.login(privateKey: secret)
            }
            #expect(login.map(\.region) == [RegionCode(rawValue: 11)])
            for client in [first, second, program] { await client.close() }
        }
    }
}
