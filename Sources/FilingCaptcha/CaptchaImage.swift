// SPDX-License-Identifier: Apache-2.0

import CGd
import Glibc

/// An answer, drawn so that a person reads it and a program does not.
///
/// Each glyph is turned, sheared and bent on its own and touches its neighbours; bows of the same ink
/// and width cross them, so that neither cutting between the letters nor filtering by colour or
/// width tells letters from noise. How well that works is measured by `scripts/captcha-readability`.
package struct CaptchaImage: Sendable {
    /// 8-bit palette PNG, 2 to 6 KiB.
    package let png: [UInt8]

    /// Pixels.
    package static let width = 240
    /// Pixels.
    package static let height = 80
    /// Bytes of a seed.
    package static let seedSizeBytes = 32

    /// Draws an answer.
    ///
    /// - Parameter seed: 32 bytes from which everything random follows.
    /// - Throws: `.unusable`, `.exhausted`.
    package init(answer: String, seed: [UInt8]) throws(CaptchaFailure) {
        guard let generator = SeededGenerator(seed: seed), !answer.isEmpty,
            let canvas = CaptchaCanvas(width: Self.width, height: Self.height)
        else {
            throw .unusable
        }
        var drawing = CaptchaDrawing(on: canvas, generator)
        try drawing.draw(answer)
        self.png = try canvas.png()
    }
}
