// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
@testable import FilingServer
@testable import FilingStore
import FilingTestKit
import Testing

/// The workers beside the calls: one slow or broken thing does not hold up the rest.
@Suite(.timeLimit(.minutes(2))) struct WorkerTests {
    private static let phones = (1...4).map { "1380013800\($0)" }

    /// Looks until a worker has done its part: 20 s and more.
    private static let looks = 4_000

    /// Waits until the newest messages are as they should be.
    private static func messages(
        _ server: TestServer, until areSo: ([MessageReport]) -> Bool
    ) async throws {
        var newest: [MessageReport] = []
        for _ in 0..<Self.looks {
            newest = try await server.store.read {
                try $0.newestMessages(limit: Self.phones.count)
            }
            if areSo(newest) { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(areSo(newest), "\(newest.map { ($0.state, $0.attempts, $0.fault ?? "") })")
    }

    /// Four codes asked for while the network is out, each tried once.
    private static func withWaitingCodes(
        _ body: (TestServer) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let client = server.client()
            server.sender.set(failure: CollectingSender.Outage())
            for phone in Self.phones {
                _ = try await client.auth.requestCode(
                    phone: phone, purpose: .register,
                    captcha: try await server.captcha(for: client))
            }
            try await Self.messages(server) { reports in
                reports.count == Self.phones.count && reports.allSatisfy { $0.attempts == 1 }
            }
            server.sender.set(failure: nil)
            try await body(server)
            await client.close()
        }
    }

    @Test func `messages are sent side by side`() async throws {
        try await Self.withWaitingCodes { server in
            server.sender.door.gather(Self.phones.count)
            server.clock.advance(by: .seconds(10))
            try await Self.messages(server) { $0.allSatisfy { $0.state == .handedOver } }
        }
    }

    @Test func `a message that cannot be judged is put off alone`() async throws {
        try await Self.withWaitingCodes { server in
            let index = BlindIndex(of: Self.phones[0], field: .phone, keys: server.keys).bytes
            _ = try await server.store.write {
                try $0.execute(.breakChallenge, ["phone_index": .bytes(index)])
            }
            server.clock.advance(by: .seconds(10))
            try await Self.messages(server) { reports in
                reports.filter { $0.state == .handedOver }.count == Self.phones.count - 1
                    && reports.last?.fault == "UNREADABLE"
            }
        }
    }

    /// Four applicants whose identity no register has judged yet.
    private static func withWaitingChecks(
        _ register: ScriptedCheck, _ body: (TestServer, [AccountID]) async throws -> Void
    ) async throws {
        let numbers = [
            "11010519980312997X", "110105199003071239", "110105199208214563", "110105198501050073",
        ]
        try await TestServer.run(outside: TestServer.Outside(realName: register)) { server in
            var accounts: [AccountID] = []
            for (phone, number) in zip(Self.phones, numbers) {
                let person = try await server.applicant(phone: phone)
                let client = server.client(token: person.token)
                _ = try await client.profile.setIdentity(
                    FilingV1.SetIdentityRequest(
                        identity: FilingV1.Identity(name: "林样文", idNumber: number)))
                await client.close()
                accounts.append(person.account)
            }
            while register.asked < accounts.count { try await Task.sleep(for: .milliseconds(5)) }
            try await body(server, accounts)
        }
    }

    /// Waits until so many of them have a verdict.
    private static func verdicts(
        _ count: Int, of accounts: [AccountID], _ server: TestServer
    ) async throws {
        var known = 0
        for _ in 0..<Self.looks {
            known = try await server.store.read { snapshot in
                try accounts.flatMap { try snapshot.preChecks(of: $0) }
                    .count { $0.verdict != nil }
            }
            if known == count { break }
            server.clock.advance(by: .seconds(1))
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(known == count)
    }

    @Test func `registers are asked side by side`() async throws {
        let register = ScriptedCheck(nil)
        try await Self.withWaitingChecks(register) { server, accounts in
            register.say(.verified)
            register.door.gather(accounts.count)
            server.clock.advance(by: .minutes(1))
            try await Self.verdicts(accounts.count, of: accounts, server)
        }
    }

    @Test func `a statement that cannot be read does not keep the others from their verdict`()
        async throws
    {
        let register = ScriptedCheck(nil)
        try await Self.withWaitingChecks(register) { server, accounts in
            _ = try await server.store.write {
                try $0.execute(
                    .breakProfile, ["junk": .bytes([0xFF]), "account_id": .id(accounts[0])])
            }
            register.say(.verified)
            try await Self.verdicts(accounts.count - 1, of: accounts, server)
        }
    }
}

extension Statement {
    fileprivate static let breakChallenge = Statement(
        "UPDATE sms_challenge SET made_ms = 'x' WHERE phone_index = :phone_index")
    fileprivate static let breakProfile = Statement(
        "UPDATE profile SET education = :junk WHERE account_id = :account_id")
}
