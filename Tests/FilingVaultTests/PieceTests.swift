// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingVault
import Foundation
import Testing

/// Files of several pieces, and what crashes and other hands do to them.
@Suite struct PieceTests {
    private let upload = UploadID(rawValue: 0x77)
    private static let piece = 65_536
    private static let sealedPiece = 65_567

    @Test(arguments: [1, 65_535, 65_536, 65_537, 196_608, 196_625])
    func `a file of any length comes back, however it was cut into chunks`(
        size: Int
    ) async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: size)
            var sent = 0
            for step in [1, 1_000, 63_000, 65_536, 70_001].cycled(until: size) {
                let end = min(size, sent + step)
                #expect(try await fixture.vault.send(scan, sent..<end, to: self.upload) == end)
                sent = end
            }
            #expect(try await fixture.vault.length(of: self.upload, scan) == size)
            try await fixture.vault.finish(scan, self.upload)
            #expect(
                try await fixture.vault.read(self.upload, at: 0, length: size + 1) == scan.bytes)
            let stored = try Data(contentsOf: fixture.object(self.upload))
            #expect(stored.count == size + (size + Self.piece - 1) / Self.piece * 31)
            // Not a word of it is open on the disk.
            if size > 64 {
                #expect(stored.range(of: Data(scan.bytes[(size / 2)..<(size / 2 + 16)])) == nil)
            }
        }
    }

    @Test(arguments: [
        (65_535, 1), (65_535, 2), (65_536, 1), (0, 65_536), (1, 65_536), (60_000, 140_000),
        (131_071, 2), (200_000, 10_000),
    ])
    func `a range across pieces is what was sent`(offset: Int, length: Int) async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 200_000)
            try await fixture.vault.send(scan, 0..<200_000, to: self.upload)
            try await fixture.vault.finish(scan, self.upload)
            let end = min(200_000, offset + length)
            #expect(
                try await fixture.vault.read(self.upload, at: offset, length: length)
                    == scan.chunk(offset..<max(offset, end)))
        }
    }

    @Test func `a range needs only its own pieces`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 200_000)
            try await fixture.vault.send(scan, 0..<200_000, to: self.upload)
            try await fixture.vault.finish(scan, self.upload)
            try Self.change(fixture.object(self.upload), at: 10)
            #expect(
                try await fixture.vault.read(self.upload, at: 65_536, length: 1_000)
                    == scan.chunk(65_536..<66_536))
            let fault = await #expect(throws: VaultFault.self) {
                try await fixture.vault.read(self.upload, at: 65_535, length: 2)
            }
            #expect(fault?.kind == .damaged)
        }
    }

    /// Bytes left on the disk of an upload of 150,000, and how far it came.
    @Test(
        arguments: [
            (150_093, 150_000), (150_092, 131_072), (131_165, 131_072), (131_135, 131_072),
            (131_134, 131_072), (131_133, 65_536), (65_567, 65_536), (65_566, 0), (31, 0),
            (1, 0), (0, 0),
        ] as [(Int, Int)])
    func `after a crash the upload is as long as what opens, and goes on from there`(
        left: Int, length: Int
    ) async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 160_000)
            try await fixture.vault.send(scan, 0..<150_000, to: self.upload)
            try FileHandle(forUpdating: fixture.incoming(self.upload))
                .truncate(atOffset: UInt64(left))
            try await fixture.afterCrash { vault in
                #expect(try await vault.length(of: self.upload, scan) == length)
                if length < 140_000 {
                    await #expect(throws: Refusal.mismatch(UInt64(length))) {
                        try await vault.send(scan, 140_000..<160_000, to: self.upload)
                    }
                }
                try await vault.send(scan, length..<160_000, to: self.upload)
                try await vault.finish(scan, self.upload)
                #expect(
                    try await vault.read(self.upload, at: 0, length: 160_000) == scan.bytes)
            }
        }
    }

    @Test func `a half written last piece does not count`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 160_000)
            try await fixture.vault.send(scan, 0..<150_000, to: self.upload)
            // As if the piece that was being written anew had come half to the disk.
            try Self.change(fixture.incoming(self.upload), at: 2 * Self.sealedPiece + 5)
            #expect(try await fixture.vault.length(of: self.upload, scan) == 131_072)
            try await fixture.vault.send(scan, 131_072..<160_000, to: self.upload)
            try await fixture.vault.finish(scan, self.upload)
            #expect(
                try await fixture.vault.read(self.upload, at: 0, length: 160_000) == scan.bytes)
        }
    }

    @Test func `pieces that were swapped, cut off or of another file are found`() async throws {
        try await VaultFixture.run { fixture async throws in
            let scan = Scan(size: 3 * Self.piece)
            try await fixture.vault.send(scan, 0..<scan.bytes.count, to: self.upload)
            try await fixture.vault.finish(scan, self.upload)
            let path = fixture.object(self.upload)
            let whole = [UInt8](try Data(contentsOf: path))
            let pieces = (0..<3).map {
                whole[($0 * Self.sealedPiece)..<(($0 + 1) * Self.sealedPiece)]
            }
            let forged = [
                Array(pieces[1]) + pieces[0] + pieces[2], Array(pieces[0]) + pieces[1],
                Array(pieces[0]) + pieces[0] + pieces[2],
            ]
            for bytes in forged {
                try Data(bytes).write(to: path)
                let fault = await #expect(throws: VaultFault.self) {
                    try await fixture.vault.read(self.upload, at: 0, length: 200_000)
                }
                #expect(fault?.kind == .damaged)
            }
            // The bytes of one upload under the name of another.
            let other = UploadID(rawValue: 0x1_77)
            try Data(whole).write(to: fixture.object(other))
            let fault = await #expect(throws: VaultFault.self) {
                try await fixture.vault.read(other, at: 0, length: 1)
            }
            #expect(fault?.kind == .damaged)
        }
    }

    private static func change(_ file: URL, at position: Int) throws {
        var bytes = [UInt8](try Data(contentsOf: file))
        bytes[position] ^= 1
        try Data(bytes).write(to: file)
    }
}

extension Array where Element == Int {
    /// The numbers over and over, until their sum reaches `total`.
    fileprivate func cycled(until total: Int) -> [Int] {
        var numbers: [Int] = []
        var sum = 0
        while sum < total {
            let next = self[numbers.count % self.count]
            numbers.append(next)
            sum += next
        }
        return numbers
    }
}
