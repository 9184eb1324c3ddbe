// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Foundation
import Testing

/// Whoever has the disk and not the key file has nothing about anybody.
@Suite(.timeLimit(.minutes(5))) struct SealedAtRestTests {
    private static let phone = "13800138001"
    private static let password = "Correct-Horse-7"
    private static let verdict = "单位公章不清晰，请重新上传"
    private static let itemText = "请在窗口光线下重拍"

    @Test func `after a whole filing nothing personal is in any file, in any form`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            var texts = [
                Self.phone, Self.password, Self.verdict, Self.itemText, Fixtures.identity.name,
                Fixtures.identity.idNumber, Fixtures.education.school,
                Fixtures.education.certificateNumber, Fixtures.work.employer,
                Fixtures.form.address,
            ]
            try await Self.file(server, client, &texts)
            await client.close()
            texts = texts.filter { $0.utf8.count >= 5 }
            #expect(texts.count >= 11)

            let (hits, files) = try ByteSearch(for: texts).hits(below: server.directory)
            #expect(hits.isEmpty)
            // The database, its log and the scans were really looked through.
            #expect(Set(files).isSuperset(of: ["filing.sqlite", "filing.sqlite-wal"]))
            #expect(files.count >= 3 + Fixtures.materials.count)
            // And what is open on purpose is found: the search sees into these files.
            let open = try ByteSearch(for: ["sw-2026"]).hits(below: server.directory)
            #expect(open.hits.contains { $0.form == "UTF-8" })
            // Not a byte of a scan is open either.
            for (_, name) in Fixtures.materials {
                let scan = try Fixtures.material(name)
                let middle = Array(scan[(scan.count / 2)..<(scan.count / 2 + 24)])
                for file in try Self.bytes(below: server.directory) {
                    #expect(file.range(of: Data(middle)) == nil)
                }
            }
        }
    }

    @Test func `an account whose key was destroyed is unreadable, its scans too, and no other`()
        async throws
    {
        try await TestServer.run { server in
            let gone = try await server.applicant()
            let other = try await server.applicant(phone: "13800138002")
            let (client, neighbour) = (
                server.client(token: gone.token), server.client(token: other.token)
            )
            let number = try await client.fileEverything()
            _ = try await neighbour.openDraft()
            let scan = try #require(try await client.material.list(number).materials.first)
            _ = try await client.material.download(number, materialID: scan.materialID)

            try await server.store.write { try $0.destroyKey(of: gone.account) }
            // What needs no personal word goes on, so that a filing can still be accounted for.
            #expect(try await client.status.get(number).state == .pending)
            await #expect(throws: FilingError.self) { _ = try await client.profile.get() }
            await #expect(throws: FilingError.self) { _ = try await client.filing.list() }
            await #expect(throws: FilingError.self) {
                _ = try await client.material.download(number, materialID: scan.materialID)
            }
            #expect(try await neighbour.filing.list().filings.count == 1)
            await client.close()
            await neighbour.close()
        }
    }

    @Test func `the search finds every form it looks for`() {
        let search = ByteSearch(for: ["林样文"])
        let text = Array("林样文".utf8)
        for before in 0..<3 {
            let padded = [UInt8](repeating: 0x41, count: before) + text + [0x42, 0x43, 0x44, 0x45]
            let standard = Data(padded).base64EncodedString()
            let url = standard.replacingOccurrences(of: "+", with: "-")
                .replacingOccurrences(of: "/", with: "_")
            let found = [standard, url].flatMap {
                search.hits(in: Array("x\($0)y".utf8), of: "-").map(\.form)
            }
            #expect(found.contains("base64+\(before)"))
            #expect(found.contains("base64url+\(before)"))
        }
        let hex = text.map { String(format: "%02x", $0) }.joined()
        let others: [(String, [UInt8])] = [
            ("UTF-8", text), ("hex", Array(hex.utf8)), ("HEX", Array(hex.uppercased().utf8)),
            ("UTF-16LE", [UInt8]("林样文".data(using: .utf16LittleEndian) ?? Data())),
            ("UTF-16BE", [UInt8]("林样文".data(using: .utf16BigEndian) ?? Data())),
        ]
        for (form, bytes) in others {
            #expect(search.hits(in: [1, 2, 3] + bytes + [4], of: "-").map(\.form) == [form])
        }
        #expect(search.hits(in: Array("林样".utf8), of: "-").isEmpty)
    }

    /// From registering to a supplement, with a reviewer's words.
    private static func file(
        _ server: TestServer, _ client: FilingClient, _ texts: inout [String]
    ) async throws {
        try await server.register(client, phone: Self.phone, password: Self.password)
        let login = try await server.login(client, name: Self.phone, password: Self.password)
        texts.append(String(decoding: login.token, as: UTF8.self))
        server.clock.advance(by: .minutes(2))
        let code = try await server.code(to: Self.phone, for: .changePhone, by: client)
        texts.append(code)
        let number = try await client.fileEverything()
        let reviewer = try await server.staff("reviewer")
        let desk = server.client(token: reviewer.token)
        let claim = try await desk.review.claim(.init(filingNumber: number))
        _ = try await desk.review.decide(
            FilingV1.DecideRequest(
                filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                outcome: .supplement, reasons: [.noSeal], text: Self.verdict,
                items: [
                    FilingV1.SupplementItem(
                        kind: .idFront, reason: .unreadable, text: Self.itemText)
                ]))
        await desk.close()
        let status = try await client.status.get(number)
        #expect(status.text == Self.verdict)
        #expect(status.items.first?.text == Self.itemText)
    }

    private static func bytes(below folder: URL) throws -> [Data] {
        let all = FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        var found: [Data] = []
        while let file = all?.nextObject() as? URL {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            else { continue }
            found.append(try Data(contentsOf: file))
        }
        return found
    }
}
