// SPDX-License-Identifier: Apache-2.0

/// An examination region (考区): the two-digit GB/T 2260 prefix of a province, or 66 for the
/// Xinjiang Production and Construction Corps, which has no code of its own.
///
/// Source: domain.md section 8.
package struct RegionCode: RawRepresentable, Hashable, Sendable {
    /// The two digits as a number: 11 is Beijing.
    package let rawValue: UInt8

    /// Takes any two-digit number; `init(text:)` checks that it is a region.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reads two digits.
    ///
    /// - Throws: `REGION_UNKNOWN` unless a person can file there.
    package init(text: String) throws(Refusal) {
        guard text.utf8.count == 2, let value = UInt8(text),
            Self.examinationRegions.contains(value)
        else {
            throw Refusal(.regionUnknown)
        }
        self.rawValue = value
    }

    /// Two digits.
    package var text: String { self.rawValue < 10 ? "0\(self.rawValue)" : "\(self.rawValue)" }

    /// The whole country: stands where a region has to and there is none.
    ///
    /// As for the registration system's keys. Nobody files there.
    package static let national = RegionCode(rawValue: 0)

    /// The 31 provinces with an examination region, and 66.
    package static let examinationRegions: Set<UInt8> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
        50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 66,
    ]
}
