// SPDX-License-Identifier: Apache-2.0

/// Why an image cannot be drawn or read.
package enum CaptchaFailure: Error, Hashable, Sendable {
    /// A character that has no glyph, or a seed of another size.
    case unusable
    /// libgd has no memory.
    case exhausted
    /// The bytes are no PNG of the sizes that are looked at.
    case notAnImage
}
