// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// A repeated write replays its reply instead of happening again.
///
/// Source: wire.md, "Rules".
@Suite(.timeLimit(.minutes(5))) struct IdempotencyTests {
    private static func create(_ client: FilingClient, key: [UInt8], note: String = "") async throws
        -> FilingV1.FilingReply
    {
        var form = Fixtures.form
        form.note = note
        return try await client.filing.create(
            FilingV1.CreateFilingRequest(exam: "sw-2026", form: form),
            options: CallOptions(idempotencyKey: key))
    }

    @Test func `the same key replays the same reply`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let first = try await Self.create(client, key: [1])
            let second = try await Self.create(client, key: [1])
            #expect(first == second)
            #expect(try await client.filing.list().filings.count == 1)
            await client.close()
        }
    }

    @Test func `the same key with another request is refused`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            _ = try await Self.create(client, key: [1])
            let failure = await #expect(throws: FilingError.self) {
                try await Self.create(client, key: [1], note: "other")
            }
            #expect(failure?.code == .aborted)
            #expect(failure?.reason == "IDEMPOTENCY_MISMATCH")
            await client.close()
        }
    }

    @Test func `two people may use the same key`() async throws {
        try await TestServer.run { server in
            let one = server.client(token: try await server.applicant().token)
            let two = server.client(
                token: try await server.applicant(phone: "13800138002").token)
            let first = try await Self.create(one, key: [1])
            let second = try await Self.create(two, key: [1])
            #expect(first.filing?.filingNumber != second.filing?.filingNumber)
            await one.close()
            await two.close()
        }
    }

    @Test func `a refused write leaves its key free`() async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            let request = FilingV1.CreateFilingRequest(exam: "sw-1999", form: Fixtures.form)
            let options = CallOptions(idempotencyKey: [9])
            for _ in 1...2 {
                let failure = await #expect(throws: FilingError.self) {
                    try await client.filing.create(request, options: options)
                }
                #expect(failure?.reason == "EXAM_UNKNOWN")
            }
            _ = try await Self.create(client, key: [9])
            await client.close()
        }
    }

    @Test func `a key is forgotten after 24 hours`() async throws {
        try await TestServer.run { server in
            let person = try await server.applicant()
            let client = server.client(token: person.token)
            let first = try await Self.create(client, key: [1])
            let number = first.filing?.filingNumber ?? ""
            server.clock.advance(by: .hours(24))
            let again = server.client(
                token: try await server.session(of: person.account).token)
            let failure = await #expect(throws: FilingError.self) {
                try await Self.create(again, key: [1])
            }
            #expect(failure?.reason == "FILING_EXISTS")
            #expect(failure?.details["filing_number"] == number)
            await client.close()
            await again.close()
        }
    }

    @Test func `32 repeats at once make one filing`() async throws {
        try await TestServer.run { server in
            let person = try await server.applicant()
            let client = server.client(token: person.token)
            let numbers = await withTaskGroup(of: String?.self) { group in
                for _ in 1...32 {
                    group.addTask {
                        do {
                            return try await Self.create(client, key: [7]).filing?.filingNumber
                        } catch {
                            // IN_PROGRESS: the first is still running.
                            return nil
                        }
                    }
                }
                return await group.reduce(into: Set<String>()) { if let n = $1 { $0.insert(n) } }
            }
            #expect(numbers.count == 1)
            #expect(try await client.filing.list().filings.count == 1)
            await client.close()
        }
    }
}
