// SPDX-License-Identifier: Apache-2.0

import FilingCaptcha
import FilingDomain

/// Paints images, one at a time: a flood of them must not starve filing.
struct CaptchaPainter: Sendable {
    private let sideline = Sideline(
        "captchas", limit: Self.queueLimit,
        full: Refusal(.captchaQueueFull, ["retry_after_ms": .number(500)]))
    /// Counted at the door: one address never fills the queue for everybody.
    let shares = SourceShares(limit: Self.shareOfSource)

    /// 256 waiting are about a tenth of a second.
    static let queueLimit = 256
    /// Images of one address that wait: about two milliseconds' work, so that a portal which asks
    /// again at once still gets all that the painter can do.
    static let shareOfSource = 4

    /// Paints the image of an answer; its PNG.
    ///
    /// - Parameter source: who asks.
    /// - Throws: `CAPTCHA_QUEUE_FULL` at once when too many are waiting, of all or of this source;
    ///   `CaptchaFailure`.
    func png(answer: String, seed: [UInt8], for source: SourceAddress) async throws -> [UInt8] {
        guard self.shares.enter(source) else {
            throw Refusal(.captchaQueueFull, ["retry_after_ms": .number(50)])
        }
        defer { self.shares.leave(source) }
        return try await self.sideline.run { try CaptchaImage(answer: answer, seed: seed).png }
    }
}
