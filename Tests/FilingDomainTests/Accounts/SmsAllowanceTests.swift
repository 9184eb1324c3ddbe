// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// How often a text message may be asked for.
///
/// Source: domain.md 2.5.
@Suite struct SmsAllowanceTests {
    private static let now = Instant(ms: 1_768_000_000_000)

    /// The limit that refuses, and its seconds to wait; nil if none does.
    private static func refusal(
        _ limits: [SmsAllowance.Limit], sentSecondsAgo: [Int64]
    ) -> (limit: String, seconds: UInt64)? {
        do throws(Refusal) {
            try SmsAllowance.require(
                limits, sent: sentSecondsAgo.map { self.now + .seconds(-$0) }, now: self.now)
            return nil
        } catch {
            guard error.reason == .codeTooSoon,
                case .text(let limit)? = error.details["limit"],
                case .number(let wait)? = error.details["retry_after_ms"]
            else {
                Issue.record("\(error)")
                return nil
            }
            return (limit, wait / 1_000)
        }
    }

    @Test(
        arguments: [
            ([], nil, 0), ([59], "cool_down", 1), ([60], nil, 0), ([61], nil, 0),
            ([61, 500, 900, 1_500, 3_599], "hour", 1), ([61, 500, 900, 1_500, 3_600], nil, 0),
        ] as [([Int64], String?, UInt64)])
    func `a phone gets one message in 60 seconds and five in an hour`(
        sent: [Int64], limit: String?, seconds: UInt64
    ) {
        let refusal = Self.refusal(SmsAllowance.phone, sentSecondsAgo: sent)
        #expect(refusal?.limit == limit)
        #expect(refusal?.seconds ?? 0 == seconds)
    }

    @Test(arguments: [(86_399, "day", 1), (86_400, nil, 0)] as [(Int64, String?, UInt64)])
    func `a phone gets twenty messages in a day`(
        oldest: Int64, limit: String?, seconds: UInt64
    ) {
        let sent = (0..<19).map { 4_000 + Int64($0) * 4_000 } + [oldest]
        let refusal = Self.refusal(SmsAllowance.phone, sentSecondsAgo: sent)
        #expect(refusal?.limit == limit)
        #expect(refusal?.seconds ?? 0 == seconds)
    }

    @Test(arguments: [(299, "source", 1), (300, nil, 0)] as [(Int64, String?, UInt64)])
    func `a source gets 25 messages in five minutes`(
        oldest: Int64, limit: String?, seconds: UInt64
    ) {
        let sent = (0..<24).map { Int64($0) } + [oldest]
        let refusal = Self.refusal(SmsAllowance.source, sentSecondsAgo: sent)
        #expect(refusal?.limit == limit)
        #expect(refusal?.seconds ?? 0 == seconds)
    }
}
