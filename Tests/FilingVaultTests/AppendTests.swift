// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingVault
import Foundation
import Testing

@Suite struct AppendTests {
    private let upload = UploadID(rawValue: 7)

    @Test func `chunks in order make the file`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 1_000)
            #expect(try await fixture.vault.length(of: self.upload, scan) == 0)
            #expect(try await fixture.vault.send(scan, 0..<400, to: self.upload) == 400)
            #expect(try await fixture.vault.send(scan, 400..<401, to: self.upload) == 401)
            #expect(try await fixture.vault.send(scan, 401..<1_000, to: self.upload) == 1_000)
            #expect(try await fixture.vault.length(of: self.upload, scan) == 1_000)
            #expect(
                try VaultFixture.opened(
                    fixture.incoming(self.upload), of: self.upload, sizeBytes: 1_000)
                    == scan.bytes)
        }
    }

    /// Where a chunk of bytes 0..<1,000 lands when 400 are there; nil is a mismatch.
    @Test(
        arguments: [
            (0..<100, 400), (0..<400, 400), (300..<400, 400), (400..<400, 400), (400..<500, 500),
            (0..<500, 500), (399..<1_000, 1_000), (400..<1_000, 1_000), (401..<500, nil),
            (999..<1_000, nil),
        ] as [(Range<Int>, Int?)])
    func `a chunk below, at or beyond what is there`(
        chunk: Range<Int>, length: Int?
    ) async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 1_000)
            try await fixture.vault.send(scan, 0..<400, to: self.upload)
            if let length {
                #expect(try await fixture.vault.send(scan, chunk, to: self.upload) == length)
            } else {
                await #expect(throws: Refusal.mismatch(400)) {
                    try await fixture.vault.send(scan, chunk, to: self.upload)
                }
            }
            let there = try VaultFixture.opened(
                fixture.incoming(self.upload), of: self.upload, sizeBytes: 1_000)
            #expect(there == Array(scan.bytes[..<(length ?? 400)]))
        }
    }

    @Test func `a first chunk that is not the first is a mismatch at 0`() async throws {
        try await VaultFixture.run { fixture async throws in
            await #expect(throws: Refusal.mismatch(0)) {
                try await fixture.vault.send(Scan(size: 10), 5..<10, to: self.upload)
            }
            #expect(!fixture.exists(fixture.incoming(self.upload)))
        }
    }

    @Test func `a damaged chunk writes nothing`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 100)
            try await fixture.vault.send(scan, 0..<50, to: self.upload)
            for (offset, crc32) in [(0, UInt32(1)), (50, 0)] {
                await #expect(throws: Refusal(.chunkCorrupt)) {
                    _ = try await fixture.vault.append(
                        scan.chunk(50..<100), crc32: crc32, to: self.upload,
                        at: UInt64(offset), ofFileWith: 100,
                        key: VaultFixture.key(of: self.upload))
                }
            }
            #expect(try await fixture.vault.length(of: self.upload, scan) == 50)
        }
    }

    @Test(arguments: [0, 1, 99, 100, 101, UInt64(Int64.max), .max - 1, .max])
    func `nothing is written beyond the end`(offset: UInt64) async throws {
        try await VaultFixture.run { fixture async throws in
            let chunk = Scan(size: 101).bytes
            await #expect(throws: Refusal.fieldInvalid("data", limit: 100)) {
                _ = try await fixture.vault.append(
                    chunk, crc32: Scan.crc32(chunk), to: self.upload, at: offset,
                    ofFileWith: 100, key: VaultFixture.key(of: self.upload))
            }
            #expect(!fixture.exists(fixture.incoming(self.upload)))
        }
    }

    @Test func `an upload goes on after a crash`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 1_000)
            try await fixture.vault.send(scan, 0..<600, to: self.upload)
            try await fixture.afterCrash { vault in
                #expect(try await vault.length(of: self.upload, scan) == 600)
                #expect(try await vault.send(scan, 600..<1_000, to: self.upload) == 1_000)
                try await vault.finish(scan, self.upload)
                #expect(
                    try await vault.read(self.upload, at: 0, length: 2_000) == scan.bytes)
            }
        }
    }

    @Test func `two connections of one owner may send at once`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 40_000)
            let vault = fixture.vault
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for start in stride(from: 0, to: 40_000, by: 1_000) {
                            try await vault.send(
                                scan, start..<(start + 1_000), to: self.upload)
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await vault.finish(scan, self.upload)
            #expect(try await vault.read(self.upload, at: 0, length: 50_000) == scan.bytes)
        }
    }

    @Test func `uploads at once do not touch each other`() async throws {
        try await VaultFixture.run { fixture async throws in
            let vault = fixture.vault
            try await withThrowingTaskGroup(of: Void.self) { group in
                // Numbers 64 apart share a lock.
                for number in [1, 65, 129, 2, 300, 556] as [Int64] {
                    group.addTask {
                        let upload = UploadID(rawValue: number)
                        let scan = Scan(size: 5_000, seed: UInt64(number))
                        for start in stride(from: 0, to: 5_000, by: 1_000) {
                            try await vault.send(scan, start..<(start + 1_000), to: upload)
                        }
                        try await vault.finish(scan, upload)
                        let kept = try await vault.read(upload, at: 0, length: 5_000)
                        #expect(kept == scan.bytes)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `an erased upload starts over`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 10)
            try await fixture.vault.erase(upload: self.upload)
            try await fixture.vault.send(scan, 0..<10, to: self.upload)
            try await fixture.vault.erase(upload: self.upload)
            #expect(try await fixture.vault.length(of: self.upload, scan) == 0)
        }
    }

    @Test func `only the service's user reads the files`() async throws {
        try await VaultFixture.run { fixture async throws in
            try await fixture.vault.send(Scan(size: 10), 0..<10, to: self.upload)
            for (path, mode) in [(fixture.incoming(self.upload), 0o600), (fixture.folder, 0o700)] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path.path)
                #expect(attributes[.posixPermissions] as? Int == mode)
            }
        }
    }

    @Test func `more calls than the limit are refused, not queued`() async throws {
        var settings = VaultSettings()
        settings.callLimit = 0
        try await VaultFixture.run(settings: settings) { fixture async throws in
            let fault = await #expect(throws: VaultFault.self) {
                try await fixture.vault.length(of: self.upload, Scan(size: 1))
            }
            #expect(fault?.kind == .overloaded)
            #expect(fixture.vault.health == .serving)
        }
    }
}
