// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Synchronization
import Testing

/// A server with a program of the registration system.
struct RegistryStage: Sendable {
    let server: TestServer
    /// The program.
    let registry: FilingClient
    private let serials = Serials()

    /// Counts people.
    private final class Serials: Sendable {
        private let last = Mutex(0)

        func next() -> Int {
            self.last.withLock { last in
                last += 1
                return last
            }
        }
    }

    static func run(_ body: (RegistryStage) async throws -> Void) async throws {
        try await TestServer.run { server in
            let program = try await server.staff("registry-1", .registry)
            let client = server.client(token: program.token)
            let stage = RegistryStage(server: server, registry: client)
            do {
                try await body(stage)
            } catch {
                await client.close()
                throw error
            }
            await client.close()
        }
    }

    /// Somebody new with a filing.
    func filed(_ fate: TestServer.Fate = .approved) async throws -> TestServer.Approved {
        let serial = self.serials.next()
        return try await self.server.approvedFiling(
            serial, idNumber: InventedNumber.idNumber(serial: serial), fate: fate)
    }

    /// Calls with a client of somebody's.
    func with<R>(
        _ person: TestServer.Person, _ body: (FilingClient) async throws -> R
    ) async throws -> R {
        let client = self.server.client(token: person.token)
        do {
            let result = try await body(client)
            await client.close()
            return result
        } catch {
            await client.close()
            throw error
        }
    }

    /// Takes an approval back, as a supervisor of its region.
    @discardableResult
    func revoke(
        _ filing: Filing, by supervisor: TestServer.Person
    ) async throws -> FilingV1.RevokeReply {
        try await self.with(supervisor) {
            try await $0.review.revoke(
                FilingV1.RevokeRequest(
                    filingNumber: filing.number.text, revision: filing.revision.rawValue,
                    reasons: [.other], text: "毕业证书查无此人"))
        }
    }

    func acknowledge(
        _ key: FilingV1.FeedKey?, _ verdict: FilingV1.FeedVerdict, reason: String = ""
    ) async throws -> FilingV1.AcknowledgeResult {
        let reply = try await self.registry.registry.acknowledge(
            FilingV1.AcknowledgeRequest(acknowledgements: [
                FilingV1.Acknowledgement(key: key, verdict: verdict, reason: reason)
            ]))
        return try #require(reply.results.first)
    }

    static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }
}
