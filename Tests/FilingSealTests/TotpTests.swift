// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

/// The codes of authenticators.
@Suite struct TotpTests {
    private static let totp = Totp(secret: Array("12345678901234567890".utf8))

    /// RFC 6238, appendix B, SHA-1; the last six of its eight digits.
    @Test(
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
            (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func `codes are those of RFC 6238`(seconds: Int64, code: String) {
        let now = Instant(ms: seconds * 1_000)
        #expect(Self.totp.code(step: Totp.step(at: now)) == code)
    }

    @Test func `a code is good one step before and after, and never twice`() {
        let now = Instant(ms: 1_234_567_890_000)
        let step = Totp.step(at: now)
        for near in (step - 1)...(step + 1) {
            let code = Self.totp.code(step: near)
            #expect(Self.totp.acceptedStep(for: code, at: now, after: nil) == near)
            #expect(Self.totp.acceptedStep(for: code, at: now, after: near - 1) == near)
            #expect(Self.totp.acceptedStep(for: code, at: now, after: near) == nil)
        }
        for far in [step - 2, step + 2] {
            let code = Self.totp.code(step: far)
            #expect(Self.totp.acceptedStep(for: code, at: now, after: nil) == nil)
        }
    }

    @Test(arguments: ["", "28708", "2870822", "۲۸۷۰۸۲", "287082 "])
    func `anything but the six digits is wrong`(typed: String) {
        #expect(Self.totp.acceptedStep(for: typed, at: Instant(ms: 59_000), after: nil) == nil)
    }

    /// RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
        ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
    func `base 32 is that of RFC 4648`(plain: String, text: String) {
        #expect(Base32.text(Array(plain.utf8)) == text)
        #expect(Base32.bytes(text) == Array(plain.utf8))
    }

    @Test(arguments: ["M", "MZX", "MZXW6Y", "M1", "MZ=Q", "MZ", "é"])
    func `text that is not base 32 has no bytes`(text: String) {
        #expect(Base32.bytes(text) == nil)
    }
}
