// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Whether anything is on a picture, and whether it has edges.
struct PictureMeasures: Hashable {
    /// Gray levels between the darkest and the lightest thousandth, 0 to 255.
    let contrast: Int
    /// Variance of the Laplacian: the mean square of what each pixel differs from its neighbours.
    ///
    /// Source: J. L. Pech-Pacheco and others, "Diatom autofocusing in brightfield microscopy" (2000).
    let sharpness: Double

    init(contrast: Int, sharpness: Double) {
        self.contrast = contrast
        self.sharpness = sharpness
    }

    /// Measures a picture, row by row.
    init(grays: UnsafeBufferPointer<UInt8>, width: Int) {
        self.contrast = Self.contrast(of: grays)
        self.sharpness = Self.sharpness(of: grays, width: width)
    }

    /// What the applicant should be asked about, if anything.
    var warning: MaterialWarning? {
        if self.contrast < InspectionLimits.contrast {
            return MaterialWarning(
                .blank, measured: self.contrast, limit: InspectionLimits.contrast)
        }
        if self.sharpness < Double(InspectionLimits.sharpness) {
            return MaterialWarning(
                .blurred, measured: Int(self.sharpness), limit: InspectionLimits.sharpness)
        }
        return nil
    }

    /// A single line of print covers more than a thousandth of a page; dust does not.
    private static func contrast(of grays: UnsafeBufferPointer<UInt8>) -> Int {
        var counts = Array(repeating: 0, count: 256)
        for gray in grays { counts[Int(gray)] += 1 }
        let few = grays.count / 1_000
        func extreme(_ levels: some Sequence<Int>) -> Int {
            var seen = 0
            return levels.first { level in
                seen += counts[level]
                return seen > few
            } ?? 0
        }
        return extreme((0...255).reversed()) - extreme(0...255)
    }

    /// 4-neighbour Laplacian, without the border.
    private static func sharpness(of grays: UnsafeBufferPointer<UInt8>, width: Int) -> Double {
        guard width >= 3, grays.count >= 3 * width else { return 0 }
        let rows = grays.count / width
        var sum = 0
        var squares = 0
        for y in 1..<(rows - 1) {
            for position in (y * width + 1)..<(y * width + width - 1) {
                let around =
                    Int(grays[position - 1]) + Int(grays[position + 1])
                    + Int(grays[position - width]) + Int(grays[position + width])
                let value = around - 4 * Int(grays[position])
                sum += value
                squares += value * value
            }
        }
        let count = Double((rows - 2) * (width - 2))
        let mean = Double(sum) / count
        return Double(squares) / count - mean * mean
    }
}
