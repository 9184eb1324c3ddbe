// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

// The words that contract and domain share. Their numbers are equal by definition; a test walks
// every case of both sides.

/// An enum of the domain whose raw values are those of the contract.
protocol SharedWord: RawRepresentable, CaseIterable where RawValue == Int32 {
    /// The field to name when the value is missing or unknown.
    static var field: String { get }
}

extension SharedWord {
    /// Takes a contract value.
    ///
    /// - Throws: `FIELD_INVALID` for UNSPECIFIED.
    init<Word: RawRepresentable>(_ word: Word) throws(Refusal) where Word.RawValue == Int32 {
        guard let value = Self(rawValue: word.rawValue) else {
            throw Refusal.fieldInvalid(Self.field, limit: Self.allCases.count)
        }
        self = value
    }
}

extension Level: SharedWord { static var field: String { "level" } }
extension MaterialKind: SharedWord { static var field: String { "kind" } }
extension ReviewReason: SharedWord { static var field: String { "reasons" } }
extension ReviewFlag: SharedWord { static var field: String { "flags" } }
extension FormField: SharedWord { static var field: String { "fields" } }
extension EducationLevel: SharedWord { static var field: String { "education.level" } }
extension CodePurpose: SharedWord { static var field: String { "purpose" } }
extension Degree: SharedWord { static var field: String { "education.degree" } }

extension ReviewClockState: SharedWord { static var field: String { "clock" } }
extension ReviewStage: SharedWord { static var field: String { "stage" } }

extension FilingV1.ClockState {
    init(_ state: ReviewClockState?) {
        self = state.flatMap { Self(rawValue: $0.rawValue) } ?? .unspecified
    }
}

extension FilingV1.Level {
    init(_ level: Level) { self = .init(rawValue: level.rawValue) ?? .unspecified }
}

extension FilingV1.FilingState {
    init(_ state: FilingState) { self = .init(rawValue: state.rawValue) ?? .unspecified }
}

extension FilingV1.MaterialKind {
    init(_ kind: MaterialKind) { self = .init(rawValue: kind.rawValue) ?? .unspecified }
}

extension FilingV1.MaterialDoubt {
    init(_ warning: MaterialWarning?) {
        self = warning.flatMap { Self(rawValue: $0.doubt.rawValue) } ?? .unspecified
    }
}

extension FilingV1.ReviewReason {
    init(_ reason: ReviewReason) { self = .init(rawValue: reason.rawValue) ?? .unspecified }
}

extension FilingV1.Role {
    init(_ role: Role) { self = .init(rawValue: role.rawValue) ?? .unspecified }
}

extension FilingV1.EducationLevel {
    init(_ level: EducationLevel) { self = .init(rawValue: level.rawValue) ?? .unspecified }
}

extension FilingV1.Degree {
    init(_ degree: Degree) { self = .init(rawValue: degree.rawValue) ?? .none }
}

extension CivilDate {
    /// Takes a contract value.
    ///
    /// - Throws: `FIELD_INVALID` naming `field` for a missing date or a day that does not exist.
    init(_ date: FilingV1.Date?, field: String) throws(Refusal) {
        guard let date, let value = CivilDate(date), (1900...2199).contains(value.year) else {
            throw Refusal.fieldInvalid(field, limit: 2199)
        }
        self = value
    }

    private init?(_ date: FilingV1.Date) {
        self.init(year: Int(date.year), month: Int(date.month), day: Int(date.day))
    }
}

extension FilingV1.Date {
    init(_ date: CivilDate) {
        self.init(
            year: UInt32(clamping: date.year), month: UInt32(clamping: date.month),
            day: UInt32(clamping: date.day))
    }
}

extension ClaimID {
    /// Takes a contract value; what no row can have becomes an id that none has.
    init(_ id: UInt64) { self.init(rawValue: Int64(exactly: id) ?? 0) }
}
