// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingVault
import Foundation
import Testing

@Suite struct FinishTests {
    private let upload = UploadID(rawValue: 0x1_02)

    @Test func `a finished upload is a blob of the same number`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 3_000)
            try await fixture.vault.send(scan, 0..<3_000, to: self.upload)
            try await fixture.vault.finish(scan, self.upload)
            #expect(!fixture.exists(fixture.incoming(self.upload)))
            #expect(
                try VaultFixture.opened(
                    fixture.object(self.upload), of: self.upload, sizeBytes: 3_000) == scan.bytes)
            #expect(try await fixture.vault.length(of: self.upload, scan) == 3_000)
        }
    }

    @Test func `finishing again is harmless, also after a crash`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 3_000)
            try await fixture.vault.send(scan, 0..<3_000, to: self.upload)
            try await fixture.vault.finish(scan, self.upload)
            try await fixture.vault.finish(scan, self.upload)
            try await fixture.afterCrash { try await $0.finish(scan, self.upload) }
            #expect(
                try VaultFixture.opened(
                    fixture.object(self.upload), of: self.upload, sizeBytes: 3_000) == scan.bytes)
        }
    }

    @Test func `a late chunk of a finished upload changes nothing`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 3_000)
            try await fixture.vault.send(scan, 0..<3_000, to: self.upload)
            try await fixture.vault.finish(scan, self.upload)
            for range in [0..<1_000, 2_000..<3_000] {
                #expect(
                    try await fixture.vault.send(scan, range, to: self.upload) == 3_000)
            }
            #expect(!fixture.exists(fixture.incoming(self.upload)))
        }
    }

    @Test(arguments: [0, 1, 2_999])
    func `an incomplete upload is not finished`(length: Int) async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 3_000)
            if length > 0 { try await fixture.vault.send(scan, 0..<length, to: self.upload) }
            await #expect(throws: Refusal.incomplete(UInt64(length))) {
                try await fixture.vault.finish(scan, self.upload)
            }
            #expect(try await fixture.vault.length(of: self.upload, scan) == length)
        }
    }

    @Test func `a wrong digest starts the upload over`() async throws {
        try await VaultFixture.run { fixture async throws in
            let sent = Scan(size: 3_000, seed: 1)
            let announced = Scan(size: 3_000, seed: 2)
            try await fixture.vault.send(sent, 0..<3_000, to: self.upload)
            await #expect(throws: Refusal(.digestMismatch)) {
                try await fixture.vault.finish(announced, self.upload)
            }
            #expect(try await fixture.vault.length(of: self.upload, announced) == 0)
            #expect(!fixture.exists(fixture.object(self.upload)))
            try await fixture.vault.send(announced, 0..<3_000, to: self.upload)
            try await fixture.vault.finish(announced, self.upload)
        }
    }

    @Test func `more bytes than announced start the upload over`() async throws {
        try await VaultFixture.run { fixture async throws in
            let long = Scan(size: 3_001)
            try await fixture.vault.send(long, 0..<3_001, to: self.upload)
            await #expect(throws: Refusal(.digestMismatch)) {
                try await fixture.vault.finish(Scan(size: 3_000), self.upload)
            }
            #expect(try await fixture.vault.length(of: self.upload, long) == 0)
        }
    }

    @Test func `what the inspection refuses stays an upload`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 3_000)
            try await fixture.vault.send(scan, 0..<3_000, to: self.upload)
            await #expect(throws: Refusal(.notJpeg)) {
                try await fixture.vault.finish(
                    self.upload, sizeBytes: 3_000, sha256: scan.sha256,
                    key: VaultFixture.key(of: self.upload)
                ) { bytes in
                    #expect(bytes == scan.bytes)
                    throw Refusal(.notJpeg)
                }
            }
            #expect(try await fixture.vault.length(of: self.upload, scan) == 3_000)
            #expect(!fixture.exists(fixture.object(self.upload)))
        }
    }

    @Test func `two may finish at once`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 3_000)
            let vault = fixture.vault
            try await vault.send(scan, 0..<3_000, to: self.upload)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await vault.finish(scan, self.upload) }
                }
                try await group.waitForAll()
            }
            #expect(
                try VaultFixture.opened(
                    fixture.object(self.upload), of: self.upload, sizeBytes: 3_000) == scan.bytes)
        }
    }

    @Test(arguments: [
        (0, 10, 0..<10), (0, 3_000, 0..<3_000), (2_990, 10, 2_990..<3_000),
        (2_990, 100, 2_990..<3_000), (3_000, 10, 3_000..<3_000), (9_999, 10, 3_000..<3_000),
        (5, 0, 0..<0),
    ])
    func `any range can be read`(offset: Int, length: Int, expected: Range<Int>) async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 3_000)
            try await fixture.vault.send(scan, 0..<3_000, to: self.upload)
            try await fixture.vault.finish(scan, self.upload)
            let read = try await fixture.vault.read(self.upload, at: offset, length: length)
            #expect(read == scan.chunk(expected))
        }
    }

    @Test func `after a failed sync nothing is taken any more`() async throws {
        try await VaultFixture.run { fixture async throws in
            // The null device cannot be synced, and reads as the empty file.
            try FileManager.default.createSymbolicLink(
                atPath: fixture.incoming(self.upload).path, withDestinationPath: "/dev/null")
            let empty = Scan(size: 0)
            let failed = await #expect(throws: VaultFault.self) {
                try await fixture.vault.finish(empty, self.upload)
            }
            #expect(failed?.kind == .stopped)
            #expect(fixture.vault.health == .stopped)
            #expect(!fixture.exists(fixture.object(self.upload)))
            let refused = await #expect(throws: VaultFault.self) {
                try await fixture.vault.send(Scan(size: 1), 0..<1, to: UploadID(rawValue: 9))
            }
            #expect(refused?.kind == .stopped)
        }
    }

    @Test func `an erased blob is missing`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 30)
            try await fixture.vault.send(scan, 0..<30, to: self.upload)
            try await fixture.vault.finish(scan, self.upload)
            try await fixture.vault.erase(blob: self.upload)
            try await fixture.vault.erase(blob: self.upload)
            let fault = await #expect(throws: VaultFault.self) {
                try await fixture.vault.read(self.upload, at: 0, length: 1)
            }
            #expect(fault?.kind == .missing)
        }
    }
}
