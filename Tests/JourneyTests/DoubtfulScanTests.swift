// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingInspect
import FilingSeal
import FilingTestKit
import Testing

@Suite struct DoubtfulScanTests {
    private static func withDraft(
        _ body: (TestServer, FilingClient, String) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let client = server.client(token: try await server.applicant().token)
            try await client.stateProfile()
            try await body(server, client, try await client.openDraft())
            await client.close()
        }
    }

    /// Sends a file without the library's own inspection, up to the commit.
    private static func send(
        _ bytes: [UInt8], as kind: FilingV1.MaterialKind, to number: String,
        by client: FilingClient
    ) async throws -> UInt64 {
        let begun = try await client.upload.begin(
            FilingV1.BeginUploadRequest(
                filingNumber: number, kind: kind, size: UInt64(bytes.count),
                sha256: Digest(of: bytes).bytes))
        _ = try await client.upload.chunk(
            InventedNumber.chunk(bytes, at: 0, of: begun.uploadID))
        return begun.uploadID
    }

    @Test func `a doubtful scan needs a warning first, then insisting, and the reviewer is told`()
        async throws
    {
        try await Self.withDraft { _, client, number in
            for (pattern, reason, doubt) in [
                (PatternScan.Pattern.white, "BLANK", FilingV1.MaterialDoubt.blank),
                (.slope, "BLURRED", .blurred),
            ] {
                let upload = try await Self.send(
                    PatternScan(pattern).bytes(), as: .idFront, to: number, by: client)
                let before = try await client.material.list(number).materials.count
                // Insisting on what one was not told does not count.
                let error = await #expect(throws: FilingError.self) {
                    try await client.upload.commit(upload, insist: true)
                }
                #expect(error?.reason == reason)
                // Having been told is not insisting.
                let again = await #expect(throws: FilingError.self) {
                    try await client.upload.commit(upload)
                }
                #expect(again?.reason == reason)
                #expect(try await client.material.list(number).materials.count == before)
                let reply = try await client.upload.commit(upload, insist: true)
                let version = try await client.material.list(number).materials.first
                #expect(version?.materialID == reply.materialID)
                #expect(version?.doubt == doubt)
                #expect((version?.doubtLimit ?? 0) > (version?.doubtMeasured ?? 0))
            }
            let seen = try await client.filing.get(FilingV1.GetFilingRequest(filingNumber: number))
                .materials
            #expect(seen.map(\.doubt) == [.blurred])
            // A good scan in its place leaves nothing to doubt.
            _ = try await client.upload.send(PatternScan().bytes(), as: .idFront, for: number)
            #expect(
                try await client.filing.get(FilingV1.GetFilingRequest(filingNumber: number))
                    .materials.map(\.doubt) == [.unspecified])
        }
    }

    @Test func `the library says the same before anything is sent, and insists if it is told to`()
        async throws
    {
        try await Self.withDraft { _, client, number in
            let white = PatternScan(.white).bytes()
            let error = await #expect(throws: FilingError.self) {
                try await client.upload.send(white, as: .idBack, for: number)
            }
            #expect(error?.reason == "BLANK")
            #expect(error?.cause == .unsendable)
            #expect(error?.details == ["contrast": "0", "limit": "24"])
            #expect(try await client.material.list(number).materials.isEmpty)
            _ = try await client.upload.send(
                white, as: .idBack, for: number, doubtful: .insist)
            #expect(try await client.material.list(number).materials.map(\.doubt) == [.blank])
        }
    }

    @Test func `a file that will never do is refused with its figures and forgotten`()
        async throws
    {
        try await Self.withDraft { _, client, number in
            let cut = Array(PatternScan().bytes().dropLast(100))
            let upload = try await Self.send(cut, as: .idFront, to: number, by: client)
            let error = await #expect(throws: FilingError.self) {
                try await client.upload.commit(upload, insist: true)
            }
            #expect(error?.reason == "TRUNCATED")
            #expect(error?.details == ["size": "\(cut.count)"])
            #expect(error?.hint.isEmpty == false)
            let gone = await #expect(throws: FilingError.self) {
                try await client.upload.stat(upload)
            }
            #expect(gone?.reason == "UPLOAD_NOT_FOUND")
        }
    }
}
