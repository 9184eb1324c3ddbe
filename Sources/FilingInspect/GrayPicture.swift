// SPDX-License-Identifier: Apache-2.0

import CDecoders
import FilingDomain

/// A picture in gray, at most 1,000 pixels long, made smaller row by row while it is decoded.
struct GrayPicture: ~Copyable {
    /// For CDecoders.
    let handle: OpaquePointer

    /// - Throws: `CORRUPT` if a side is 0, or if there is no memory for a million pixels.
    init(width: UInt32, height: UInt32) throws(Refusal) {
        guard let handle = filing_picture_new(width, height, InspectionLimits.measuredSide) else {
            throw Damage.image.refusal
        }
        self.handle = handle
    }

    deinit { filing_picture_free(self.handle) }

    /// Rows that were decoded.
    var rows: Int { Int(filing_picture_rows(self.handle)) }

    /// Contrast and sharpness of what came.
    func measures() -> PictureMeasures {
        var width: UInt32 = 0
        var height: UInt32 = 0
        guard let pixels = filing_picture_pixels(self.handle, &width, &height) else {
            return PictureMeasures(contrast: 0, sharpness: 0)
        }
        let count = Int(width) * Int(height)
        return PictureMeasures(
            grays: UnsafeBufferPointer(start: pixels, count: count), width: Int(width))
    }
}
