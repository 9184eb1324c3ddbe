// SPDX-License-Identifier: Apache-2.0

import FilingWire
import Testing

@Suite struct WireReasonTests {
    /// The list is stable: reasons may be added, never renamed, reused or given another code.
    static let registry: [(String, UInt32, Bool)] = [
        ("FRAME_TOO_LARGE", 8, false), ("HEAD_TOO_LARGE", 8, false),
        ("FRAME_MISSHAPEN", 3, false), ("FRAME_KIND_UNKNOWN", 12, false),
        ("FRAME_KIND_UNEXPECTED", 12, false), ("CALL_ID_ORDER", 3, false),
        ("CALL_ID_UNKNOWN", 3, false), ("TOO_MANY_CANCELS", 8, false),
        ("VERSION_UNSUPPORTED", 9, false), ("SLOW_PEER", 4, false), ("IDLE_TIMEOUT", 14, true),
        ("DRAINING", 14, true), ("FLAG_UNKNOWN", 12, true), ("HEAD_MALFORMED", 3, true),
        ("TOO_MANY_CALLS", 8, true), ("DEADLINE_EXCEEDED", 4, false), ("CANCELLED", 1, false),
        ("REPLY_TOO_LARGE", 8, false), ("REPLY_INVALID", 13, false),
    ]

    @Test func `the registry is as published`() {
        let ours = WireReason.allCases.map {
            "\($0.rawValue) \($0.code.rawValue) \($0.isNotProcessed)"
        }
        #expect(ours == Self.registry.map { "\($0.0) \($0.1) \($0.2)" })
    }

    @Test(arguments: WireReason.allCases)
    func `every reason has a sentence`(reason: WireReason) {
        #expect(reason.message.hasSuffix("."))
    }
}
