// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Counts calls, their latencies, and what the server spent meanwhile.
final class Meter {
    private let server: Int32
    private let begunNs: UInt64
    private let begunTicks: Double
    private(set) var done = 0
    /// Latencies by power of two with 16 steps each: within 7 % of the truth.
    private var buckets = [Int](repeating: 0, count: 64 * 16)

    init(server: Int32) throws {
        self.server = server
        self.begunNs = Self.nowNs()
        self.begunTicks = try Self.cpuSeconds(of: server)
    }

    /// Nanoseconds of a clock that only goes forward.
    static func nowNs() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    func count(sinceNs: UInt64, now: UInt64) {
        self.done += 1
        let ns = max(16, now - sinceNs)
        let power = 63 - ns.leadingZeroBitCount
        let step = Int((ns >> UInt64(power - 4)) & 15)
        self.buckets[power * 16 + step] += 1
    }

    /// What came out of it.
    struct Result: Encodable {
        let what: String
        let perSecond: Double
        let p50Us: Double
        let p99Us: Double
        let serverCpuUsPerCall: Double
        let calls: Int
    }

    func result(_ what: String) throws -> Result {
        let seconds = Double(Self.nowNs() - self.begunNs) / 1e9
        let cpu = try Self.cpuSeconds(of: self.server) - self.begunTicks
        return Result(
            what: what, perSecond: Double(self.done) / seconds, p50Us: self.quantile(0.5),
            p99Us: self.quantile(0.99), serverCpuUsPerCall: cpu * 1e6 / Double(max(1, self.done)),
            calls: self.done)
    }

    private func quantile(_ share: Double) -> Double {
        var left = Int(Double(self.done) * share)
        for (index, count) in self.buckets.enumerated() {
            left -= count
            if left <= 0, count > 0 {
                let power = index / 16
                return Double((16 + index % 16) << power) / 16 / 1_000
            }
        }
        return 0
    }

    /// User and system time of a process, in seconds.
    static func cpuSeconds(of process: Int32) throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
        else {
            throw LoadConnection.Broken(step: "no CPU time of process \(process)")
        }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Prints one line of JSON; `scripts/bench` makes the table.
    static func show(_ result: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(result), as: UTF8.self))
    }
}
