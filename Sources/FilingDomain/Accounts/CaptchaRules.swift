// SPDX-License-Identifier: Apache-2.0

/// How long the answer to an image is taken.
///
/// Source: domain.md section 2, number 4.
package enum CaptchaRules {
    /// Long enough to read five letters, too short to sell the image on.
    package static let life = Span.minutes(3)
    /// Bytes of a captcha's id.
    package static let idSizeBytes = 16
}
