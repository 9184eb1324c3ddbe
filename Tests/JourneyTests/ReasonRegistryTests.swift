// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTestKit
import FilingWire
import Foundation
import Testing

/// The registry of reasons, its page, and the transport's own list.
struct ReasonRegistryTests {
    @Test func `the transport's reasons are those of the registry`() {
        let registry = Dictionary(
            uniqueKeysWithValues: Reason.wireReasons.map { ($0.token, $0.code.rawValue) })
        for reason in WireReason.allCases {
            #expect(registry[reason.rawValue] == UInt32(reason.code.rawValue), "\(reason.rawValue)")
        }
        #expect(registry.count == WireReason.allCases.count)
    }

    @Test func `proto/REASONS.md is the registry`() throws {
        let page = Fixtures.repository.appendingPathComponent("proto/REASONS.md")
        #expect(try String(contentsOf: page, encoding: .utf8) == Reason.markdown + "\n")
    }
}
