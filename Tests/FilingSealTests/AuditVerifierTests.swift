// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

@Suite(.timeLimit(.minutes(2))) struct AuditVerifierTests {
    /// A log with two signed heads, the second at its last row, and the key that signed them.
    private struct Log: Sendable {
        var rows: [AuditRecord] = []
        var table: [AuditCheckpoint] = []
        let key: AuditSigningKey

        /// - Parameter stranger: whether another server's key signs.
        init(count: Int64, signer: UInt8 = 1) throws {
            self.key = try AuditSigningKey(keys: SealFixture.keys(firstByte: signer))
            var random = SeededGenerator(state: UInt64(count))
            var head = AuditHead.start
            for seq in 1...count {
                let fields = Self.fields(&random)
                head = AuditHead(
                    seq: seq, hash: AuditChain.link(after: head.hash, seq: seq, fields))
                self.rows.append(AuditRecord(seq: seq, fields: fields, hash: head.hash))
                if seq == count / 2 || seq == count {
                    self.table.append(try self.key.checkpoint(.head, at: Instant(ms: seq), head))
                }
            }
        }

        private static func fields(_ random: inout SeededGenerator) -> AuditFields {
            func some(_ random: inout SeededGenerator) -> Int64? {
                Bool.random(using: &random) ? Int64.random(in: 0...100_000, using: &random) : nil
            }
            return AuditFields(
                atMs: .random(in: 1_767_225_600_000...1_798_761_600_000, using: &random),
                actorKind: .random(in: -2...8, using: &random), actorID: some(&random),
                action: .random(in: 1...300, using: &random),
                outcome: .random(in: 1...2, using: &random), subjectID: some(&random),
                filingID: some(&random), region: some(&random), purpose: some(&random),
                objectID: some(&random), reference: Array("T-\(some(&random) ?? 0)".utf8))
        }

        func report(file: [AuditCheckpoint]? = nil) -> AuditReport {
            var verifier = AuditVerifier(
                table: self.table, file: file ?? self.table, key: self.key.publicKey)
            for row in self.rows { verifier.take(row) }
            return verifier.finish()
        }
    }

    @Test func `a log that nobody touched is intact`() throws {
        let report = try Log(count: 100).report()
        #expect(report.findings.isEmpty)
        #expect(report.rows == 100)
        #expect(report.vouchedSeq == 100)
        let young = try Log(count: 1)
        #expect(young.report().findings.isEmpty)
    }

    /// Where a tampering is; what the verifier says has to cover it.
    private struct Tampering: Sendable {
        let name: String
        let place: Int64
    }

    /// Tampers once, at random; nil if the dice changed nothing.
    private static func tamper(
        _ log: inout Log, _ random: inout SeededGenerator
    ) -> Tampering? {
        let at = Int.random(in: 0..<log.rows.count, using: &random)
        let seq = log.rows[at].seq
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            log.rows.remove(at: at)
            return Tampering(name: "a row deleted", place: seq)
        case 1:
            log.rows.removeSubrange(at...)
            return Tampering(name: "the tail cut", place: seq)
        case 2:
            let other = Int.random(in: 0..<log.rows.count, using: &random)
            guard other != at, log.rows[other].fields != log.rows[at].fields else { return nil }
            let fields = log.rows[at]
            log.rows[at].fields = log.rows[other].fields
            log.rows[at].hash = log.rows[other].hash
            log.rows[other].fields = fields.fields
            log.rows[other].hash = fields.hash
            return Tampering(name: "two rows swapped", place: min(seq, log.rows[other].seq))
        case 3:
            var copy = log.rows[at]
            if Bool.random(using: &random) { copy.seq = Int64(log.rows.count) + 1 }
            log.rows.append(copy)
            log.rows.sort { $0.seq < $1.seq }
            return Tampering(name: "a row doubled", place: copy.seq)
        default:
            return Self.flip(at, of: &log, &random)
        }
    }

    /// Flips bits of one byte of one column.
    private static func flip(
        _ at: Int, of log: inout Log, _ random: inout SeededGenerator
    ) -> Tampering? {
        let seq = log.rows[at].seq
        let bits = UInt8.random(in: 1...255, using: &random)
        let shift = Int64(bits) << Int64(8 * Int.random(in: 0..<8, using: &random))
        let column = Int.random(in: 0..<13, using: &random)
        let optional: [WritableKeyPath<AuditFields, Int64?>] = [
            \.actorID, \.subjectID, \.filingID, \.region, \.purpose, \.objectID,
        ]
        let numbers: [WritableKeyPath<AuditFields, Int64>] = [
            \.atMs, \.actorKind, \.action, \.outcome,
        ]
        switch column {
        case 0..<6:
            guard let value = log.rows[at].fields[keyPath: optional[column]] else { return nil }
            log.rows[at].fields[keyPath: optional[column]] = value ^ shift
        case 6..<10: log.rows[at].fields[keyPath: numbers[column - 6]] ^= shift
        case 10:
            let byte = Int.random(in: 0..<log.rows[at].fields.reference.count, using: &random)
            log.rows[at].fields.reference[byte] ^= bits
        case 11: log.rows[at].hash[Int.random(in: 0..<32, using: &random)] ^= bits
        default:
            log.rows[at].seq ^= shift
            log.rows.sort { $0.seq < $1.seq }
        }
        return Tampering(name: "column \(column) flipped", place: seq)
    }

    /// 10,000 logs of 100 to 130 rows, each tampered with once.
    ///
    /// Source: issue 4.
    @Test func `each of ten thousand random tamperings is found where it was made`() async throws {
        let logs = try (100...130).map { try Log(count: $0) }
        let kinds = try await withThrowingTaskGroup(of: [String: Int].self) { group in
            for seed in 1...4 {
                group.addTask { try Self.tamper(with: logs, times: 2_500, seed: UInt64(seed)) }
            }
            return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }
        #expect(kinds.values.reduce(0, +) == 10_000)
        #expect(kinds.count == 4 + 13)
        #expect(kinds.values.min() ?? 0 > 100)
    }

    private struct NotFound: Error {
        let tampering: Tampering
        let findings: [AuditFinding]
    }

    /// How often each kind was tried.
    private static func tamper(
        with logs: [Log], times: Int, seed: UInt64
    ) throws -> [String: Int] {
        var random = SeededGenerator(state: seed)
        var tried = 0
        var kinds: [String: Int] = [:]
        while tried < times {
            let whole = logs[tried % logs.count]
            var log = whole
            guard let made = Self.tamper(&log, &random) else { continue }
            tried += 1
            kinds[made.name, default: 0] += 1
            let findings = log.report(file: whole.table).findings
            guard findings.contains(where: { ($0.first...$0.last).contains(made.place) }) else {
                throw NotFound(tampering: made, findings: findings)
            }
        }
        return kinds
    }

    @Test func `swapped rows are told from changed ones`() throws {
        for (first, second) in [(3, 4), (3, 9), (1, 10), (9, 10)] {
            var log = try Log(count: 10)
            var (one, other) = (log.rows[first - 1], log.rows[second - 1])
            swap(&one.seq, &other.seq)
            log.rows[first - 1] = other
            log.rows[second - 1] = one
            let findings = log.report().findings
            #expect(findings.map(\.what) == [.reordered], "\(first) \(second): \(findings)")
            #expect(findings.first?.first == Int64(first))
            #expect(findings.first?.last == Int64(second))
        }
    }

    @Test func `one changed row is one finding`() throws {
        var log = try Log(count: 10)
        log.rows[4].fields.region = 31
        #expect(log.report().findings.map { [$0.first, $0.last] } == [[5, 5]])
        log = try Log(count: 10)
        log.rows[4].hash[0] ^= 1
        #expect(log.report().findings.map(\.what) == [.changed])
        #expect(log.report().findings.map(\.first) == [5])
    }

    @Test func `a gap, a cut head and a cut tail say which rows are gone`() throws {
        var log = try Log(count: 10)
        log.rows.removeSubrange(3...5)
        var found = log.report().findings
        #expect(found.map(\.what) == [.missing])
        #expect(found.map { [$0.first, $0.last] } == [[4, 6]])
        log = try Log(count: 10)
        log.rows.removeFirst(2)
        found = log.report().findings
        #expect(found.map { [$0.first, $0.last] } == [[1, 2]])
        log = try Log(count: 10)
        log.rows.removeLast(2)
        found = log.report().findings
        #expect(found.map(\.what) == [.tailCut])
        #expect(found.map { [$0.first, $0.last] } == [[9, 10]])
    }

    @Test func `a chain made anew is whole, and not the one that was signed`() throws {
        var log = try Log(count: 10)
        var previous = AuditHead.start.hash
        for row in log.rows.indices {
            if row == 2 { log.rows[row].fields.action = 42 }
            log.rows[row].hash = AuditChain.link(
                after: previous, seq: log.rows[row].seq, log.rows[row].fields)
            previous = log.rows[row].hash
        }
        #expect(log.report().findings.map(\.what) == [.rebuilt, .rebuilt])
        // Without the signed heads of the database it shows by those of the file alone.
        let file = log.table
        log.table = []
        let found = Set(log.report(file: file).findings.map(\.what))
        #expect(found == [.rebuilt, .checkpointMissing])
    }

    @Test func `only this server's signatures count`() throws {
        var log = try Log(count: 10)
        let stranger = try Log(count: 10, signer: 2)
        log.table[1] = stranger.table[1]
        let found = log.report(file: []).findings
        #expect(found.map(\.what).contains(.checkpointForged))
        var forged = try Log(count: 10)
        forged.table[1].atMs += 1
        #expect(forged.report().findings.map(\.what).contains(.checkpointForged))
    }

    @Test func `a purge moves the start by a signed checkpoint, and by nothing else`() throws {
        var log = try Log(count: 10)
        let file = log.table
        log.rows.removeFirst(3)
        #expect(log.report().findings.map(\.what) == [.missing])
        let before = try Log(count: 10).rows[2]
        let start = try log.key.checkpoint(
            .start, at: Instant(ms: 11), AuditHead(seq: 3, hash: before.hash))
        log.table.append(start)
        #expect(log.report(file: file + [start]).findings.isEmpty)
        log.rows[0].fields.region = 31
        #expect(log.report(file: file + [start]).findings.map(\.first) == [4])
    }

    @Test func `the file may be one line ahead and may begin later, nothing else`() throws {
        var log = try Log(count: 10)
        let all = log.table
        log.table = [all[0]]
        #expect(log.report(file: all).findings.isEmpty)
        log.table = all
        #expect(log.report(file: [all[1]]).findings.isEmpty)
        #expect(log.report(file: [all[0]]).findings.map(\.what) == [.headsMissing])
        #expect(log.report(file: []).findings.map(\.what) == [.headsMissing])
        log.table = [all[1]]
        #expect(log.report(file: all).findings.map(\.what) == [.checkpointMissing])
    }
}
