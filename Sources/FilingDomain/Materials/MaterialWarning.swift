// SPDX-License-Identifier: Apache-2.0

/// What an applicant may insist on: a person will look, and is told why to look closely.
///
/// Source: domain.md section 7.
package struct MaterialWarning: Hashable, Sendable {
    /// What is suspected.
    package let doubt: Doubt
    /// What was measured: gray levels of contrast, or the variance of the Laplacian, rounded down.
    package let measured: Int
    /// What a good scan reaches at least, in the same unit.
    package let limit: Int

    package init(_ doubt: Doubt, measured: Int, limit: Int) {
        self.doubt = doubt
        self.measured = measured
        self.limit = limit
    }

    /// What is suspected; raw values are those of `filing.v1.MaterialDoubt`, and are stored.
    package enum Doubt: Int32, Sendable, CaseIterable {
        /// Nothing is on it.
        case blank = 1
        /// Nothing on it can be read.
        case blurred = 2
    }

    /// The refusal that asks the applicant to look again.
    package var refusal: Refusal {
        let measured = Refusal.Detail.number(UInt64(max(0, self.measured)))
        let limit = Refusal.Detail.number(UInt64(max(0, self.limit)))
        return switch self.doubt {
        case .blank: Refusal(.blank, ["contrast": measured, "limit": limit])
        case .blurred: Refusal(.blurred, ["sharpness": measured, "limit": limit])
        }
    }
}
