// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// Whoever waits costs the database nothing until there is news.
@Suite(.timeLimit(.minutes(2))) struct StatusWaitersTests {
    private static let connections = 10
    private static let waitsEach = 50
    private static let waiters = Self.connections * Self.waitsEach

    /// Changes a draft without a call.
    private static func change(_ filing: FilingID, in server: TestServer) async throws {
        let now = server.clock.now()
        try await server.store.write { transaction in
            let present = try transaction.filing(filing)
            try transaction.save(
                present.withMaterial(.idFront, now: now), expecting: present.revision)
        }
    }

    private static func draft(
        _ phone: String, in server: TestServer
    ) async throws -> (person: TestServer.Person, filing: Filing) {
        let person = try await server.applicant(phone: phone)
        let client = server.client(token: person.token)
        let number = try FilingNumber(text: try await client.openDraft())
        await client.close()
        return (
            person, try server.store.point { try $0.filing(number, ownedBy: person.account) }
        )
    }

    @Test func `five hundred wait without a read of the database, and all of them wake`()
        async throws
    {
        try await TestServer.run { server in
            let (person, filing) = try await Self.draft("13800138001", in: server)
            let (_, other) = try await Self.draft("13800138002", in: server)
            let clients = (0..<Self.connections).map { _ in server.client(token: person.token) }
            try await withThrowingTaskGroup(of: UInt64.self) { group in
                for client in clients {
                    for _ in 0..<Self.waitsEach {
                        group.addTask {
                            try await client.status.wait(
                                filing.number.text, beyond: filing.revision.rawValue,
                                options: CallOptions(timeoutMs: 120_000)
                            ).revision
                        }
                    }
                }
                while server.service.statusWaiters < Self.waiters {
                    try await Task.sleep(for: .milliseconds(5))
                }
                let reads = server.store.figures.reads
                // Another filing changes, and the server is busy: nobody looks.
                let busy = server.client()
                for _ in 0..<20 {
                    try await Self.change(other.id, in: server)
                    _ = try await busy.meta.describe()
                }
                await busy.close()
                #expect(server.store.figures.reads == reads)
                #expect(server.service.statusWaiters == Self.waiters)

                try await Self.change(filing.id, in: server)
                for try await revision in group {
                    #expect(revision == filing.revision.next.rawValue)
                }
                // One look each, at the news.
                #expect(server.store.figures.reads == reads + UInt64(Self.waiters))
                #expect(server.service.statusWaiters == 0)
            }
            for client in clients { await client.close() }
        }
    }
}
