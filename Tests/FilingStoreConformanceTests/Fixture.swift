// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore

/// Rows to test with.
enum Fixture {
    /// 2026-02-01T00:00:00+08:00.
    static let start = Instant(ms: 1_769_875_200_000)
    /// Weekends off, as in a year without holidays.
    static let calendar = WorkingCalendar(
        version: "test", years: [WorkingYear(year: 2026, daysOff: [], workedDays: [])])
    static let beijing = RegionCode(rawValue: 11)
    static let shanghai = RegionCode(rawValue: 31)
    /// Whoever could take a second look.
    static let supervisors = Set((1...50).map { AccountID(rawValue: $0) })

    /// Bytes that differ for each number.
    static func bytes(_ count: Int, _ number: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0 &+ (number >> 8)) }
    }

    /// What the store takes for an envelope: it never looks into one.
    static func sealed(_ text: String) -> Sealed { Sealed(bytes: Array(text.utf8)) }

    static func phone(_ number: Int) -> NewAccount.SealedPhone {
        NewAccount.SealedPhone(
            digits: self.sealed("\(13_800_000_000 + number)"), index: self.index(number))
    }

    static func index(_ number: Int) -> [UInt8] {
        self.bytes(8, 0) + withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    static func digest(_ number: Int) -> [UInt8] {
        self.index(number) + self.index(number &+ 1)
    }
}

extension Transaction {
    /// Makes an applicant.
    func applicant(_ number: Int) throws -> AccountID {
        let id = try self.nextAccountID()
        try self.insert(
            NewAccount(
                id: id, phone: Fixture.phone(number), userName: nil, role: .applicant,
                region: nil, credential: Sealed(bytes: [1, 2, 3]), createdAt: Fixture.start))
        return id
    }

    /// Makes a reviewer.
    func reviewer(_ name: String, region: RegionCode = Fixture.beijing) throws -> AccountID {
        let id = try self.nextAccountID()
        try self.insert(
            NewAccount(
                id: id, phone: nil, userName: name, role: .reviewer, region: region,
                credential: Sealed(bytes: [4, 5, 6]), createdAt: Fixture.start))
        return id
    }

    /// Opens a draft.
    func draft(
        of owner: AccountID, level: Level = .junior, region: RegionCode = Fixture.beijing,
        at now: Instant = Fixture.start
    ) throws -> Filing {
        let id = try self.nextFilingID()
        let number = FilingNumber(region: region, digits: UInt32(id.rawValue) * 7_919)
        guard let number else { throw StorageFault(.constraint, "too many filings for a test") }
        let form = try FilingForm(level: level, region: region, address: "address", note: "")
        let change = Filing.opened(
            id: id, number: number, owner: owner, exam: .socialWork2026, form: form, now: now)
        try self.insert(change, words: Fixture.sealed("address"))
        return change.filing
    }

    /// Hands a filing in, with everything that is asked for.
    func submit(_ filing: Filing, at now: Instant) throws -> Filing {
        let asked = Set(filing.supplementKinds)
        let evidence = SubmissionEvidence(
            declaration: "d-1", declarationInForce: "d-1", missingProfileParts: [],
            standing: AccountStanding(
                identity: .settled(.verified), education: .settled(.verified)),
            requiredKinds: [], presentKinds: asked, renewedKinds: asked)
        let change = try filing.submitted(
            evidence, seen: filing.revision, now: now, calendar: Fixture.calendar)
        try self.save(change, expecting: filing.revision)
        return change.filing
    }

    /// Takes the lease.
    func claim(_ filing: Filing, by reviewer: AccountID, at now: Instant) throws -> Filing {
        guard let change = try filing.claimed(by: reviewer, role: .reviewer, now: now) else {
            return filing
        }
        try self.save(change, expecting: filing.revision)
        return change.filing
    }

    /// Ends a claimed filing's review.
    func decide(
        _ filing: Filing, _ decision: ReviewDecision, by reviewer: AccountID, at now: Instant
    ) throws -> Filing {
        guard let claim = filing.claim else { throw Refusal(.claimRequired) }
        let change = try filing.decided(
            decision, claim: claim.id, by: reviewer, role: .reviewer, seen: filing.revision,
            draw: .passes, among: Fixture.supervisors, now: now, calendar: Fixture.calendar)
        let judgement = change.entry.judgement
        try self.save(
            change, expecting: filing.revision,
            judgement: judgement.hasWords ? Fixture.sealed(judgement.text) : nil)
        return change.filing
    }
}

extension Filing {
    /// A decision that chance did not pick.
    func decided(
        _ decision: ReviewDecision, claim: ClaimID, by reviewer: AccountID, role: Role,
        seen: Revision, now: Instant, calendar: WorkingCalendar
    ) throws(Refusal) -> FilingChange {
        try self.decided(
            decision, claim: claim, by: reviewer, role: role, seen: seen, draw: .passes,
            among: Fixture.supervisors, now: now,
            calendar: calendar)
    }
}
