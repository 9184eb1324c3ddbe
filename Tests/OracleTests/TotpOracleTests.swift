// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingTestKit
import Testing

/// Authenticator codes against pyotp.
struct TotpOracleTests {
    @Test func `a thousand secrets give the codes that pyotp gives`() async throws {
        var generator = SeededRandom(seed: 238)
        let cases = (0..<1_000).map { _ in
            (
                secret: (0..<Totp.secretSizeBytes).map { _ in
                    UInt8.random(in: .min ... .max, using: &generator)
                },
                seconds: Int64.random(in: 0...20_000_000_000, using: &generator)
            )
        }
        let expected = try await PythonOracle.lines(
            "totp_oracle.py",
            input: cases.map { "\(Hexadecimal.text($0.secret)) \($0.seconds)" })
        try #require(expected.count == cases.count)
        for (one, code) in zip(cases, expected) {
            let step = Totp.step(at: Instant(ms: one.seconds * 1_000))
            #expect(Totp(secret: one.secret).code(step: step) == code)
        }
    }
}
