// SPDX-License-Identifier: Apache-2.0

/// The number of a certificate of higher education, held against its record.
///
/// A diploma has 18 digits: 5 school, 1 type, 4 year, 2 level, 6 serial. Some of the first years lack
/// one; nothing is read from those. A degree certificate has 16: 5 school, 1 level, 4 year, 6 serial.
/// Diplomas are numbered alike in the whole country since their registration began in 2001; what is
/// older, and what is no higher education, fits whatever it says.
///
/// Source: domain.md section 4.
struct EducationNumber {
    private let record: EducationRecord
    private let number: [UInt8]

    /// A part that does not fit.
    struct Misfit {
        let part: NumberFinding.Part
        var expected = ""
        var stated = ""
    }

    private static let diplomaDigits = 18
    private static let earlyDiplomaDigits = 17
    private static let degreeDigits = 16
    private static let firstYear = 2001
    /// Until when a diploma may lack a digit: "some of 17 around 2002".
    private static let lastEarlyYear = 2003

    init(_ record: EducationRecord) {
        self.record = record
        self.number = Array(record.certificateNumber.utf8)
    }

    /// What does not fit; empty if everything does.
    var misfits: [Misfit] {
        guard self.record.level.isHigherEducation, self.record.graduated.year >= Self.firstYear
        else {
            return []
        }
        guard self.number.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return [Misfit(part: .digits)]
        }
        switch self.number.count {
        case Self.diplomaDigits:
            return self.year(at: 6..<10, orLater: false)
                + self.level(at: 10..<12, Self.diplomaLevels(of: self.record.level))
        case Self.degreeDigits where self.record.degree != .none:
            // A degree may be given after the diploma, and never before it.
            return self.year(at: 6..<10, orLater: true)
                + self.level(at: 5..<6, Self.degreeLevels(of: self.record.degree))
        case Self.earlyDiplomaDigits where self.record.graduated.year <= Self.lastEarlyYear:
            return []
        case let count:
            let degree = self.record.degree == .none ? "" : "/\(Self.degreeDigits)"
            return [
                Misfit(
                    part: .length, expected: "\(Self.diplomaDigits)\(degree)", stated: "\(count)")
            ]
        }
    }

    private func year(at range: Range<Int>, orLater: Bool) -> [Misfit] {
        let stated = self.text(range)
        let graduated = "\(self.record.graduated.year)"
        // Both have four digits: the order of the texts is that of the years.
        let isRight = stated == graduated || orLater && stated > graduated
        return isRight ? [] : [Misfit(part: .year, expected: graduated, stated: stated)]
    }

    private func level(at range: Range<Int>, _ expected: [String]) -> [Misfit] {
        let stated = self.text(range)
        guard !expected.isEmpty, !expected.contains(stated) else { return [] }
        return [
            Misfit(part: .level, expected: expected.joined(separator: "/"), stated: stated)
        ]
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: self.number[range], as: UTF8.self)
    }

    /// 01 博士, 02 硕士, 04 第二学士学位, 05 本科, 06 专科; what a human judges fits whatever it says.
    private static func diplomaLevels(of level: EducationLevel) -> [String] {
        switch level {
        case .doctor: ["01"]
        case .master: ["02"]
        case .bachelor: ["05", "04"]
        case .college: ["06"]
        case .graduateClass, .undergraduateClass, .secondarySpecialised, .vocationalHigh,
            .technical, .highSchool:
            []
        }
    }

    /// 2 博士, 3 硕士, 4 学士.
    private static func degreeLevels(of degree: Degree) -> [String] {
        switch degree {
        case .none: []
        case .bachelor: ["4"]
        case .master: ["3"]
        case .doctor: ["2"]
        }
    }
}
