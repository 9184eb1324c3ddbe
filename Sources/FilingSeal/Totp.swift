// SPDX-License-Identifier: Apache-2.0

import Crypto
package import FilingDomain

/// The time-based one-time passwords of an authenticator app (RFC 6238: HMAC-SHA-1, 30 s, 6 digits).
///
/// These are the only parameters that every app takes.
package struct Totp: Sendable, Unprinted {
    private let secret: [UInt8]

    /// Bytes of a new secret: the length of SHA-1, as RFC 4226 advises.
    package static let secretSizeBytes = 20
    /// Length of a step.
    package static let period = Span.seconds(30)
    /// Digits of a code.
    package static let digitCount = 6

    package init(secret: [UInt8]) { self.secret = secret }

    /// The step that a moment lies in.
    package static func step(at moment: Instant) -> Int64 { moment.ms / Self.period.ms }

    /// The code of a step.
    package func code(step: Int64) -> String {
        let digest = Array(
            HMAC<Insecure.SHA1>.authenticationCode(
                for: BigEndian.bytes(step), using: SymmetricKey(data: self.secret)))
        // RFC 4226 section 5.3: dynamic truncation.
        let offset = Int(digest[digest.count - 1] & 0x0F)
        let number: UInt32 = BigEndian.number(digest[offset..<(offset + 4)]) & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digitCount - digits.utf8.count) + digits
    }

    /// The step that a typed code is good for: the present one, or one beside it for clocks that
    /// differ; nil if it is none of them, or not later than the last one that was used.
    package func acceptedStep(
        for typed: String, at now: Instant, after last: Int64?
    ) -> Int64? {
        let present = Self.step(at: now)
        var accepted: Int64?
        // All three are compared, whichever is right.
        for step in [present - 1, present, present + 1] {
            let isRight = ConstantTime.areEqual(
                Array(self.code(step: step).utf8), Array(typed.utf8))
            if isRight, step > last ?? .min { accepted = step }
        }
        return accepted
    }

    /// The address that an authenticator app reads.
    ///
    /// - Parameters:
    ///   - account: of letters, digits, `_` and `-`.
    ///   - issuer: likewise.
    package func uri(account: String, issuer: String) -> String {
        "otpauth://totp/\(issuer):\(account)?secret=\(Base32.text(self.secret))"
            + "&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
    }
}
