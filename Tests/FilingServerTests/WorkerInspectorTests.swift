// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingInspect
import FilingServer
import FilingTestKit
import Foundation
import Glibc
import Logging
import Testing

/// The real program, in its own process.
@Suite(.serialized) struct WorkerInspectorTests {
    private static func inspector() -> WorkerInspector {
        WorkerInspector(
            program: ServerProcess.programs.appendingPathComponent("filingd").path, workers: 1,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func process(of inspector: WorkerInspector) throws -> Int32 {
        try #require(inspector.processes.first)
    }

    private static func reason(_ body: () async throws -> MaterialVerdict) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? Refusal)?.reason.token
        }
    }

    @Test func `a worker says what the inspection says`() async throws {
        let inspector = Self.inspector()
        let files = [
            PatternScan().bytes(), PatternScan(.white).bytes(), PatternScan(.slope).bytes(),
            Array(PatternScan().bytes().dropLast(9)), PatternScan(width: 299).bytes(),
            PatternScan().bytes(sizeBytes: 2_097_152), Array("%PDF-1.7\n%%EOF".utf8), [],
        ]
        for file in files {
            for kind in [MaterialKind.idFront, .education] {
                let verdict = try await inspector.verdict(on: file, kind: kind)
                #expect(verdict == MaterialVerdict.inspect(file, kind: kind))
            }
        }
        #expect(inspector.processes.count == 1)
    }

    @Test func `every scan of the repository passes in a confined worker`() async throws {
        let inspector = Self.inspector()
        for (kind, name) in Fixtures.materials {
            let domainKind = try #require(MaterialKind(rawValue: kind.rawValue))
            let verdict = try await inspector.verdict(
                on: try Fixtures.material(name), kind: domainKind)
            #expect(verdict.refusal == nil, "\(name)")
        }
    }

    @Test func `a worker has no files, no room to write, no new privileges, and a filter`()
        async throws
    {
        let inspector = Self.inspector()
        try await inspector.start()
        let process = try Self.process(of: inspector)
        func lines(_ name: String) throws -> [Substring] {
            try String(contentsOfFile: "/proc/\(process)/\(name)", encoding: .utf8)
                .split(separator: "\n")
        }
        let limits = try lines("limits")
        func limit(_ name: String) -> [Substring]? {
            limits.first { $0.hasPrefix(name) }?.dropFirst(name.count)
                .split(separator: " ").prefix(2).map { $0 }
        }
        #expect(limit("Max file size") == ["0", "0"])
        #expect(limit("Max open files") == ["3", "3"])
        #expect(limit("Max core file size") == ["0", "0"])
        let memory = try #require(limit("Max address space")?.first.flatMap { Int($0) })
        #expect(memory < 4 << 30)
        let status = try lines("status")
        #expect(status.contains("NoNewPrivs:\t1"))
        #expect(status.contains("Seccomp:\t2"))
        let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")
        #expect(Set(files).isSubset(of: ["0", "1", "2"]))
        let environment = try lines("environ").joined()
        #expect(!environment.contains("HOME="))
    }

    @Test func `a worker killed with a file in hand costs that file, not the next`() async throws {
        let inspector = Self.inspector()
        try await inspector.start()
        let first = try Self.process(of: inspector)
        kill(first, SIGSTOP)
        let scan = PatternScan().bytes()
        async let reason = Self.reason { try await inspector.verdict(on: scan, kind: .other) }
        // The file is on its way when the process is gone.
        kill(first, SIGKILL)
        let told = await reason
        #expect(told == nil || told == "INSPECTION_FAILED")
        #expect(try await inspector.verdict(on: scan, kind: .other) == .accepted(.jpeg))
        #expect(try Self.process(of: inspector) != first)
    }

    /// libqpdf resolves a stream's length by recursion; here each length is another stream.
    private static var endlessLengths: [UInt8] {
        var file = Array("%PDF-1.7\n".utf8)
        var table = ""
        let count = 20_000
        for number in 1..<count {
            let digits = String(file.count)
            table += String(repeating: "0", count: 10 - digits.count) + "\(digits) 00000 n \n"
            let body = "<< /Length \(number + 1) 0 R >>\nstream\n\nendstream"
            file += Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
        }
        return file
            + Array(
                """
                xref
                0 \(count)
                0000000000 65535 f \n\(table)trailer
                << /Size \(count) /Root 1 0 R >>
                startxref
                \(file.count)
                %%EOF

                """.utf8)
    }

    @Test func `a file that ends its worker is refused, and the next one is judged`() async throws {
        let inspector = Self.inspector()
        let told = await Self.reason {
            try await inspector.verdict(on: Self.endlessLengths, kind: .education)
        }
        #expect(told == "INSPECTION_FAILED")
        let verdict = try await inspector.verdict(on: PatternScan().bytes(), kind: .education)
        #expect(verdict == .accepted(.jpeg))
    }

    @Test func `a worker that ended while idle is replaced before the next file`() async throws {
        let inspector = Self.inspector()
        try await inspector.start()
        let first = try Self.process(of: inspector)
        kill(first, SIGKILL)
        while waitid(P_PID, id_t(first), nil, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        let verdict = try await inspector.verdict(on: PatternScan().bytes(), kind: .other)
        #expect(verdict == .accepted(.jpeg))
        #expect(try Self.process(of: inspector) != first)
    }

    @Test func `a worker that hangs is ended after two seconds; meanwhile the queue is bounded`()
        async throws
    {
        let inspector = Self.inspector()
        try await inspector.start()
        let first = try Self.process(of: inspector)
        kill(first, SIGSTOP)
        let scan = PatternScan().bytes()
        let reasons = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    await Self.reason { try await inspector.verdict(on: scan, kind: .other) }
                }
            }
            return await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(reasons.count { $0 == "INSPECTION_FAILED" } == 1)
        #expect(reasons.count { $0 == "INSPECTION_BUSY" } == 8)
        #expect(reasons.count { $0 == nil } == 31)
        #expect(try Self.process(of: inspector) != first)
    }

    @Test func `a program that is not there is a fault and no verdict`() async throws {
        let inspector = WorkerInspector(
            program: "/nonexistent", workers: 1,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        await #expect(throws: WorkerFault.self) { try await inspector.start() }
        await #expect(throws: WorkerFault.self) {
            try await inspector.verdict(on: [1], kind: .other)
        }
    }

    /// 100,000 with FILING_SLOW_TESTS.
    private static let mutations =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 300 : 100_000

    @Test func `good files with random damage never crash a worker, hang it or fill its memory`()
        async throws
    {
        let inspector = Self.inspector()
        try await inspector.start()
        let process = try Self.process(of: inspector)
        var files = try Fixtures.materials.map { try Fixtures.material($0.name) }
        files += [PatternScan().bytes(), PatternScan(width: 640, height: 480).bytes()]
        let random = SeededRandom(seed: 20_261_125)
        var taken = 0
        for round in 0..<Self.mutations {
            var file = files[Int(random.next() % UInt64(files.count))]
            Mutation.apply(to: &file, random)
            let verdict = try await inspector.verdict(on: file, kind: .education)
            if verdict.refusal == nil { taken += 1 }
            // A crash, a hang or too much memory would each have meant another process.
            if inspector.processes != [process] {
                Issue.record("round \(round) ended the worker")
                return
            }
        }
        print("mutations: \(Self.mutations), still taken: \(taken)")
    }
}

/// Damage as lines, disks and attackers do it.
private enum Mutation {
    static func apply(to file: inout [UInt8], _ random: SeededRandom) {
        for _ in 0...(random.next() % 4) {
            guard file.count > 16 else { return }
            let at = Int(random.next() % UInt64(file.count))
            let count = min(file.count - at, Int(random.next() % 64) + 1)
            switch random.next() % 8 {
            case 0: file[at] = UInt8(truncatingIfNeeded: random.next())
            case 1: file[at] ^= 1 << UInt8(random.next() % 8)
            case 2: for position in at..<(at + count) { file[position] = 0 }
            case 3:
                for position in at..<(at + count) {
                    file[position] = UInt8(truncatingIfNeeded: random.next())
                }
            case 4: file.removeSubrange(at..<(at + count))
            case 5: file.insert(contentsOf: file[at..<(at + count)], at: at)
            case 6: file.removeSubrange(at...)
            // The headers, where the numbers are.
            default: file[Int(random.next() % 16) + at % min(file.count - 16, 1_024)] = 0xFF
            }
        }
        if file.count > Int(MaterialLimits.sizeBytes) {
            file.removeSubrange(Int(MaterialLimits.sizeBytes)...)
        }
    }
}
