// SPDX-License-Identifier: Apache-2.0

/// The bounds of an inspection and the thresholds of its two warnings.
///
/// Figures of the samples: `../shared/samples`, measured by `SampleVerdictTests`.
package enum InspectionLimits {
    /// Short side of a picture; below, no printed line of a certificate can be read.
    ///
    /// Source: domain.md section 7.
    package static let shortSidePixels: UInt32 = 300
    /// Of one picture, judged before anything is decoded.
    ///
    /// Source: domain.md section 7.
    package static let pixels: UInt64 = 50_000_000
    /// Of all pictures of a document: twenty pages at 200 dpi are 77 million.
    package static let documentPixels: UInt64 = 100_000_000
    /// Source: domain.md section 7.
    package static let pages: UInt32 = 20
    /// Scans of a progressive JPEG: usual encoders write 10; each costs a walk over the picture.
    static let scans: UInt32 = 100
    /// What object streams and the drawings of pages may unpack to, together.
    static let objectBytes: UInt64 = 32 << 20
    /// What a JPEG inside further filters may unpack to.
    static let wrappedJPEGBytes: UInt64 = 8 << 20
    /// Images in a document.
    static let images: UInt32 = 1_000

    /// Long side of the picture that is measured, pixels.
    ///
    /// At one size a threshold means the same for a phone's 12 megapixels and a scanner's 2, and the
    /// noise of a sensor, which looks like sharpness, is averaged away (sample blurred_then_noise:
    /// variance 141 at full size, 80 at this one).
    static let measuredSide: UInt32 = 1_000
    /// Gray levels between the darkest and the lightest thousandth; below, nothing is on the page.
    ///
    /// The noise of a scanner spans about 15; a blank page has none.
    package static let contrast = 24
    /// Variance of the Laplacian; below, letters have no edges.
    ///
    /// Samples: blurred ones 1, blurred with noise 80, all others 640 and more; a real photograph in
    /// poor light is expected between, so it is a warning and not a refusal.
    package static let sharpness = 100
}
