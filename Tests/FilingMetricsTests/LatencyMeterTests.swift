// SPDX-License-Identifier: Apache-2.0

import FilingMetrics
import Testing

@Suite struct LatencyMeterTests {
    @Test func `a time falls into the first bucket whose bound it does not pass`() {
        for (index, bound) in LatencyMeter.boundsNs.indices.map({ ($0, LatencyMeter.boundsNs[$0]) })
        {
            let meter = LatencyMeter()
            meter.note(code: 0, ns: bound - 1)
            meter.note(code: 0, ns: bound)
            meter.note(code: 0, ns: bound + 1)
            let buckets = meter.reading.buckets
            #expect(buckets[index] == 2)
            #expect(buckets[index + 1] == 1)
            #expect(meter.reading.sumNs == 3 * bound)
        }
    }

    @Test func `codes are counted each alone, and an unknown one as UNKNOWN`() {
        let meter = LatencyMeter()
        for code: UInt32 in [0, 0, 5, 16, 17, .max] { meter.note(code: code, ns: 1) }
        let codes = meter.reading.codes
        #expect(codes[0] == 2)
        #expect(codes[5] == 1)
        #expect(codes[16] == 1)
        #expect(codes[2] == 2)
        #expect(meter.reading.count == 6)
    }

    @Test func `a histogram rises to its count, in seconds`() throws {
        let meter = LatencyMeter()
        for ns: UInt64 in [5_000, 60_000, 2_000_000, 40_000_000_000] { meter.note(code: 0, ns: ns) }
        let samples = meter.reading.histogram("h", [.init("method", "m")])
        let buckets = samples.filter { $0.name == "h_bucket" }
        #expect(buckets.map(\.value) == buckets.map(\.value).sorted())
        #expect(buckets.first?["le"] == "1e-05")
        #expect(buckets.first?.value == 1)
        #expect(buckets.last?["le"] == "+Inf")
        #expect(buckets.last?.value == 4)
        #expect(samples.first { $0.name == "h_count" }?.value == 4)
        #expect(samples.first { $0.name == "h_sum" }?.value == 40.002065)
        #expect(samples.allSatisfy { $0["method"] == "m" })
    }

    @Test func `no call is lost when many threads count`() async {
        let meter = LatencyMeter()
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask { for ns in 0..<10_000 { meter.note(code: 0, ns: UInt64(ns)) } }
            }
        }
        #expect(meter.reading.count == 40_000)
        #expect(meter.reading.sumNs == 4 * (0..<10_000).reduce(0, +))
    }
}
