// SPDX-License-Identifier: Apache-2.0

/// A code of education by GB/T 4658, of graduation or not.
///
/// Source: domain.md section 4: only graduation (毕业) codes count, 17 and 28 go to a human, 结业 and
/// 肄业 do not count.
package struct EducationCode: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    /// A code of the standard from 高中 up, or nil.
    package init?(rawValue: Int32) {
        guard Self.known.contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    package init(_ level: EducationLevel) { self.rawValue = level.rawValue }

    /// What a code is worth.
    package enum Standing: Hashable, Sendable {
        /// Graduated from this level.
        case graduated(EducationLevel)
        /// 研究生班毕业 (17) and 大学普通班毕业 (28): which level they stand for depends on papers that no
        /// program sees.
        case human
        /// 结业 or 肄业.
        case incomplete
    }

    package var standing: Standing {
        guard let level = EducationLevel(rawValue: self.rawValue) else { return .incomplete }
        return level.isForHumans ? .human : .graduated(level)
    }

    /// 结业 and 肄业 of each level.
    private static let incompletes: Set<Int32> = [
        12, 13, 15, 16, 18, 19, 22, 23, 32, 33, 42, 43, 45, 46, 48, 49, 62, 63,
    ]
    private static let known = incompletes.union(
        EducationLevel.allCases.map(\.rawValue))
}

extension EducationCode {
    /// 大专 or above, graduated from or not: what CHSI has a report of.
    package var isHigherEducation: Bool { self.rawValue < 40 }
}
