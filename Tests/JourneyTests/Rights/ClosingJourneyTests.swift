// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingServer
import FilingStore
import FilingTestKit
import Foundation
import Testing

/// An account that is closed is gone: nothing about the person can be read, by nobody.
@Suite(.timeLimit(.minutes(5))) struct ClosingJourneyTests {
    private static let phone = "13800138001"
    private static let password = "Correct-Horse-7"

    private static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    private static func close(
        _ server: TestServer, _ client: FilingClient, givesUpApproval: Bool = false
    ) async throws {
        // A phone gets a code a minute.
        server.clock.advance(by: .seconds(61))
        let code = try await server.code(to: Self.phone, for: .closeAccount, by: client)
        _ = try await client.rights.closeAccount(
            FilingV1.CloseAccountRequest(code: code, givesUpApproval: givesUpApproval))
    }

    /// Registers, logs in and files; the filing's number.
    private static func file(_ server: TestServer, _ client: FilingClient) async throws -> String {
        try await server.register(client, phone: Self.phone, password: Self.password)
        try await server.login(client, name: Self.phone, password: Self.password)
        return try await client.fileEverything()
    }

    @Test func `closing ends sessions and logins, and frees phone and ID number`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let number = try await Self.file(server, client)
            try await Self.close(server, client)
            #expect(await Self.reason { try await client.profile.get() } != nil)
            let other = server.client()
            #expect(
                await Self.reason {
                    try await server.login(other, name: Self.phone, password: Self.password)
                } == "LOGIN_FAILED")
            // The same person may begin anew.
            server.clock.advance(by: .minutes(10))
            try await server.register(other, phone: Self.phone, password: Self.password)
            try await server.login(other, name: Self.phone, password: Self.password)
            try await other.stateProfile()
            #expect(try await other.filing.list().filings.isEmpty)
            #expect(
                await Self.reason { try await other.status.get(number) } == "FILING_NOT_FOUND")
            // The region finds nothing to review.
            let clerk = server.client(token: try await server.staff("clerk-1").token)
            #expect(try await clerk.review.queue(FilingV1.QueueRequest()).entries.isEmpty)
            for client in [client, other, clerk] { await client.close() }
        }
    }

    @Test func `nothing of the person is left in database, log or files`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            _ = try await Self.file(server, client)
            try await client.auth.logout()
            let login = try await server.login(
                client, name: Self.phone, password: Self.password)
            let token = String(decoding: login.token, as: UTF8.self)
            let account = try await server.account(ofPhone: Self.phone)
            let before = try await server.store.read { try $0.key(of: account) }
            #expect(before != nil)
            try await Self.close(server, client)
            #expect(try await server.store.read { try $0.key(of: account) } == nil)

            let wrapped = try #require(before).wrapped.bytes
            let texts = [
                Self.phone, Self.password, token, Fixtures.identity.name,
                Fixtures.identity.idNumber, Fixtures.education.school,
                Fixtures.education.certificateNumber, Fixtures.education.chsiCode,
                Fixtures.work.employer, Fixtures.work.post, Fixtures.form.address,
            ]
            let (hits, names) = try ByteSearch(for: texts).hits(below: server.directory)
            #expect(hits.isEmpty)
            #expect(Set(names).isSuperset(of: ["filing.sqlite", "filing.sqlite-wal"]))
            // Not the key that would open what is sealed, and nothing that it sealed: no file.
            let files = FileManager.default.enumerator(
                at: server.directory, includingPropertiesForKeys: [.isRegularFileKey])
            var scans = 0
            while let file = files?.nextObject() as? URL {
                guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
                else { continue }
                if file.path.contains("/materials/") { scans += 1 }
                #expect(try Data(contentsOf: file).range(of: Data(wrapped)) == nil)
            }
            #expect(scans == 0)
            await client.close()
        }
    }

    @Test func `a filing in a reviewer's hands, or approved, stands in the way`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let number = try await Self.file(server, client)
            let clerk = server.client(token: try await server.staff("clerk-1").token)
            let claim = try await clerk.review.claim(FilingV1.ClaimRequest(filingNumber: number))
            #expect(
                await Self.reason { try await Self.close(server, client) } == "CLOSING_WAITS")
            _ = try await clerk.review.decide(
                FilingV1.DecideRequest(
                    filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                    outcome: .approve))
            #expect(
                await Self.reason { try await Self.close(server, client) } == "APPROVAL_STANDS")
            try await Self.close(server, client, givesUpApproval: true)
            for client in [client, clerk] { await client.close() }
        }
    }

    @Test func `closing takes a fresh login and the phone's own code`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            _ = try await Self.file(server, client)
            #expect(
                await Self.reason {
                    try await client.rights.closeAccount(
                        FilingV1.CloseAccountRequest(code: "000000"))
                } == "CODE_EXPIRED")
            server.clock.advance(by: .minutes(10))
            #expect(
                await Self.reason { try await Self.close(server, client) }
                    == "FRESH_LOGIN_REQUIRED")
            #expect(try await client.filing.list().filings.count == 1)
            await client.close()
        }
    }
}
