// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// A second judge, deliberately naive: the table of domain.md section 5 written down once more, and
/// days walked one by one.
///
/// Shares no code with the first but the values it reads. Days are numbers: 0 is 1 January 2005, made
/// by counting up, not by a formula.
struct NaiveOfficial {
    /// Every day from 2005 to 2029.
    static let days: [(year: Int, month: Int, day: Int)] = {
        var days: [(year: Int, month: Int, day: Int)] = []
        for year in 2005...2029 {
            let isLeap = year % 4 == 0
            for (month, count) in [
                31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
            ].enumerated() {
                for day in 1...count { days.append((year, month + 1, day)) }
            }
        }
        return days
    }()
    static let numbers: [Int: Int] = Dictionary(
        uniqueKeysWithValues: days.enumerated().map { number, date in
            (date.year * 10_000 + date.month * 100 + date.day, number)
        })

    static func number(_ date: CivilDate) -> Int {
        Self.numbers[date.year * 10_000 + date.month * 100 + date.day] ?? -1
    }

    /// What it says of a path: met or not at the cut-off, or for a human; the first day within its
    /// calendar on which it would be met; the years asked by the way that meets it first.
    struct Word: Equatable {
        var isMet = false
        var isForHumans = false
        var first: Int?
        var years = 0
    }

    let facts: EligibilityFacts
    private let isWorked: [Bool]

    init(_ facts: EligibilityFacts) {
        self.facts = facts
        var worked = [Bool](repeating: false, count: Self.days.count)
        for period in facts.work where period.isSocialWork {
            let last = period.to.map(Self.number) ?? Self.days.count - 1
            var day = Self.number(period.from)
            while day <= last {
                worked[day] = true
                day += 1
            }
        }
        self.isWorked = worked
    }

    /// Every path with its level, in the order of the table.
    static let paths: [(rule: String, level: Level)] = [
        ("A1", .junior), ("A2", .junior), ("A3", .junior), ("A4", .junior), ("A5", .junior),
        ("M1", .intermediate), ("M2", .intermediate), ("M3", .intermediate),
        ("M4", .intermediate), ("M5", .intermediate), ("M6", .intermediate), ("S1", .senior),
    ]

    /// Years that a path asks of an education, or nil if it does not take it.
    static func years(_ rule: String, _ code: Int32, _ degree: Degree, _ isSocial: Bool) -> Int? {
        let isSchool = [41, 44, 47, 61].contains(code)
        let isBachelorUp = [21, 14, 11].contains(code)
        switch rule {
        case "A1": return isSchool ? 4 : nil
        case "A2": return code == 31 && isSocial ? 2 : nil
        case "A3": return isBachelorUp && isSocial ? 0 : nil
        case "A4": return code == 31 && !isSocial ? 4 : nil
        case "A5": return isBachelorUp && !isSocial ? 2 : nil
        case "M1": return isSchool ? 6 : nil
        case "M2": return (code == 31 || isBachelorUp) && isSocial ? 4 : nil
        case "M3": return code == 21 && isSocial ? 3 : nil
        case "M4": return degree == .master && isSocial ? 1 : nil
        case "M5": return degree == .doctor && isSocial ? 0 : nil
        case "M6": return isSocial ? nil : Self.yearsOfOther(code, degree)
        default: return isBachelorUp || degree != .none ? 5 : nil
        }
    }

    private static func yearsOfOther(_ code: Int32, _ degree: Degree) -> Int? {
        var years: [Int] = []
        if code == 31 { years.append(6) }
        if code == 21 { years.append(5) }
        if code == 14 || degree == .master { years.append(3) }
        if code == 11 || degree == .doctor { years.append(2) }
        return years.min()
    }

    static func isSocialWork(_ record: EligibilityFacts.Education) -> Bool {
        let college = ["社会工作与管理", "社区管理与服务(社会工作方向)", "社区矫正"]
        let bachelor = ["社会工作", "社会工作与管理"]
        let master = ["社会工作", "社会学(社会工作方向)"]
        var lists: [String] = []
        if record.code.rawValue == 31 { lists += college }
        if record.code.rawValue == 21 || record.degree == .bachelor { lists += bachelor }
        if [14, 11].contains(record.code.rawValue) { lists += master }
        if record.degree == .master || record.degree == .doctor { lists += master }
        return lists.contains(record.major)
    }

    /// Judges a path at a cut-off, which lies in the calendar.
    func word(_ rule: String, cutOff: Int) -> Word {
        var word = Word()
        for record in self.facts.education {
            let isHuman = [17, 28].contains(record.code.rawValue)
            let asked: [Int]
            if isHuman {
                asked = Self.everyYears(rule)
            } else if [11, 14, 21, 31, 41, 44, 47, 61].contains(record.code.rawValue),
                let years = Self.years(
                    rule, record.code.rawValue, record.degree, Self.isSocialWork(record))
            {
                asked = [years]
            } else {
                continue
            }
            for years in asked {
                for first in self.firsts(rule, record, years: years) where isHuman {
                    word.isForHumans = word.isForHumans || first <= cutOff
                }
                for first in self.firsts(rule, record, years: years) where !isHuman {
                    word.isMet = word.isMet || first <= cutOff
                    let isBetter = (first, years) < (word.first ?? .max, word.years)
                    if word.first == nil || isBetter { (word.first, word.years) = (first, years) }
                }
            }
        }
        return word
    }

    private static func everyYears(_ rule: String) -> [Int] {
        switch rule {
        case "A1", "A4", "M2": [4]
        case "A2", "A5": [2]
        case "A3", "M5": [0]
        case "M1": [6]
        case "M3": [3]
        case "M4": [1]
        case "M6": [6, 5, 3, 2]
        default: [5]
        }
    }

    /// The first days on which a record meets a path, one for each certificate that goes with it.
    private func firsts(
        _ rule: String, _ record: EligibilityFacts.Education, years: Int
    ) -> [Int] {
        let graduated = Self.number(record.graduated)
        let course = record.isFullTime ? graduated : 0
        var ready = graduated
        if rule == "A3" { ready = Self.firstDay(ofYear: record.graduated.year) }
        guard rule == "M1" || rule == "S1" else {
            return self.firstDay(from: course, years: years, notBefore: ready).map { [$0] } ?? []
        }
        return self.facts.certificates.compactMap { held in
            guard
                rule == "M1"
                    ? held.level == .junior
                    : held.level == .intermediate && held.origin == .examination
            else {
                return nil
            }
            let obtained = Self.number(held.obtained)
            return self.firstDay(
                from: max(course, obtained), years: years, notBefore: max(ready, obtained))
        }
    }

    private static func firstDay(ofYear year: Int) -> Int {
        Self.days.firstIndex { $0.year == year } ?? -1
    }

    /// Walks the days: each one worked moves a pointer on from the first one worked, and a year is full
    /// when the pointer reaches its anniversary.
    private func firstDay(from start: Int, years: Int, notBefore: Int) -> Int? {
        var pointer: Int?
        var left = years
        var anniversaries = ArraySlice<Int>()
        for day in 0..<Self.days.count {
            if left <= 0, day >= notBefore { return day }
            guard day >= start, self.isWorked[day] else { continue }
            if pointer == nil {
                pointer = day
                anniversaries = Self.anniversaries(of: day, years)[...]
            }
            pointer = pointer.map { $0 + 1 }
            if let next = anniversaries.first, pointer == next {
                anniversaries = anniversaries.dropFirst()
                left -= 1
            }
        }
        return nil
    }

    /// The numbers of the next anniversaries; 28 February for a 29th where there is none.
    private static func anniversaries(of day: Int, _ count: Int) -> [Int] {
        let date = Self.days[day]
        return (0..<max(0, count)).compactMap { index in
            let year = (date.year + index + 1) * 10_000 + date.month * 100
            return Self.numbers[year + date.day] ?? Self.numbers[year + date.day - 1]
        }
    }
}
