// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import FilingSeal
@testable import FilingServer
import FilingStore
import FilingTestKit

/// Does what people do, through the domain and the store's transactions as the procedures do.
struct SeasonDesk: Sendable {
    let plan: ExamPlan
    let keys: ServerKeys
    let personal: PersonalData

    private static let supervisor = AccountID(rawValue: 1 << 39)
    private static let asked = MaterialKind.workProof

    /// Does one thing; the token of its refusal, nil if there is none.
    func perform(
        _ act: SeasonAct, on rows: inout SeasonRows, in transaction: Transaction
    ) throws -> String? {
        let now = Instant(ms: act.at)
        do {
            switch act.deed {
            case .open(let person, let region):
                try self.open(person, region, &rows, transaction, now)
            case .extend(let region, let step):
                try self.extend(region, step, &rows, transaction, now)
            case .act(let verb, let index):
                try self.act(verb, index, &rows, transaction, now)
            }
            return nil
        } catch let refusal as Refusal {
            return refusal.reason.token
        }
    }

    // MARK: Opening

    private func open(
        _ person: Int, _ region: Int, _ rows: inout SeasonRows, _ transaction: Transaction,
        _ now: Instant
    ) throws {
        let form = try FilingForm(
            level: .junior, region: RegionCode(text: SeasonFates.codes[region]), address: "样本市",
            note: "")
        try transaction.window(of: form.region, by: self.plan).requireOpen(at: now)
        if person == rows.persons.count {
            rows.persons.append(try self.account(person, transaction, now))
        }
        let owner = rows.persons[person]
        if let live = try transaction.liveFiling(of: owner, exam: self.plan.exam),
            try transaction.settled(live, at: now).state.isLive
        {
            throw Refusal(.filingExists)
        }
        let id = try transaction.nextFilingID()
        guard let digits = FilingNumberPermutation(keys: self.keys).number(for: id.rawValue),
            let number = FilingNumber(region: form.region, digits: digits)
        else {
            throw Refusal(.filingNumberInvalid)
        }
        let opened = Filing.opened(
            id: id, number: number, owner: owner, exam: self.plan.exam, form: form, now: now)
        try self.personal.insert(opened, form: form, in: transaction)
        rows.filings.append(id)
        rows.numbers.append(number.text)
    }

    private func account(
        _ person: Int, _ transaction: Transaction, _ now: Instant
    ) throws -> AccountID {
        let id = try transaction.nextAccountID()
        let key = try self.personal.makeKey(of: id, in: transaction)
        let phone = try PhoneNumber(text: SeasonRows.phone(of: person))
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        try transaction.insert(
            NewAccount(
                id: id, phone: key.sealed(phone, index: index), userName: nil, role: .applicant,
                region: nil, credential: Sealed(bytes: [1]), createdAt: now))
        return id
    }

    /// Whoever extends has an account; this one does it for all regions.
    private func supervisor(_ transaction: Transaction, _ now: Instant) throws -> AccountID {
        let id = try transaction.nextAccountID()
        _ = try self.personal.makeKey(of: id, in: transaction)
        try transaction.insert(
            NewAccount(
                id: id, phone: nil, userName: "supervisor", role: .supervisor,
                region: RegionCode(text: SeasonFates.codes[0]), credential: Sealed(bytes: [1]),
                createdAt: now))
        return id
    }

    // MARK: Filings

    private func act(
        _ verb: SeasonAct.Verb, _ index: Int, _ rows: inout SeasonRows, _ transaction: Transaction,
        _ now: Instant
    ) throws {
        let stored = try transaction.filing(rows.filings[index])
        let filing = try stored.seen(at: now)
        var change: FilingChange?
        switch verb {
        case .submit: change = try self.submitted(filing, transaction, now)
        case .answer: change = try self.answered(filing, transaction, now)
        case .reopen:
            let form = try self.personal.form(of: filing, in: transaction)
            change = try filing.edited(form, seen: filing.revision, now: now)
        case .withdraw: change = try filing.withdrawn(seen: filing.revision, now: now)
        case .claim(let who):
            change = try filing.claimed(
                by: SeasonRows.reviewer(who), role: .reviewer, now: now)
            rows.claims[.init(who: who, filing: filing.id)] = change?.filing.claim?.id
        case .release(let who):
            change = try filing.released(
                rows.claims[.init(who: who, filing: filing.id)] ?? ClaimID(rawValue: 0),
                by: SeasonRows.reviewer(who),
                role: .reviewer, now: now)
        case .approve(let who):
            change = try self.decided(filing, .approve(text: ""), who, rows, now)
            rows.told[index] = change?.filing.revision
        case .reject(let who):
            change = try self.decided(
                filing, .reject(reasons: [.unreadable], text: ""), who, rows, now)
        case .ask(let who, let lastDay):
            let item = try SupplementItem(kind: Self.asked, reason: .noSeal, text: "")
            change = try self.decided(
                filing,
                .supplement(
                    items: [item], reasons: [], text: "", lastDay: lastDay.map(DayTable.date)),
                who, rows, now)
        case .revoke:
            change = try filing.revoked(
                for: [.unreadable], text: "学历证书无法辨认", by: Self.supervisor,
                role: .supervisor, seen: filing.revision, now: now)
            rows.told[index] = change?.filing.revision
        case .acknowledge:
            return try self.acknowledge(index, rows, transaction, now)
        }
        guard let change else { return }
        let before = change.filing.revision.rawValue - 1
        try self.personal.save(
            change, expecting: Revision(rawValue: before), in: transaction)
    }

    private func submitted(
        _ filing: Filing, _ transaction: Transaction, _ now: Instant
    ) throws -> FilingChange {
        if filing.state == .draft {
            try transaction.window(of: filing.region, by: self.plan).requireOpen(at: now)
        }
        return try filing.submitted(
            .sufficient(by: self.plan), seen: filing.revision, now: now,
            calendar: self.plan.calendar)
    }

    private func answered(
        _ filing: Filing, _ transaction: Transaction, _ now: Instant
    ) throws -> FilingChange {
        let upload = try filing.withMaterial(Self.asked, now: now)
        try transaction.save(upload, expecting: filing.revision)
        return try upload.filing.submitted(
            .sufficient(by: self.plan, renewed: [Self.asked]), seen: upload.filing.revision,
            now: now, calendar: self.plan.calendar)
    }

    private func decided(
        _ filing: Filing, _ decision: ReviewDecision, _ who: Int, _ rows: SeasonRows,
        _ now: Instant
    ) throws -> FilingChange {
        try filing.decided(
            decision,
            claim: rows.claims[.init(who: who, filing: filing.id)] ?? ClaimID(rawValue: 0),
            by: SeasonRows.reviewer(who), role: .reviewer, seen: filing.revision,
            draw: .passes, among: [], now: now, calendar: self.plan.calendar)
    }

    // MARK: Others

    private func acknowledge(
        _ index: Int, _ rows: SeasonRows, _ transaction: Transaction, _ now: Instant
    ) throws {
        guard let revision = rows.told[index],
            let record = try transaction.feedRecord(of: rows.filings[index], revision)
        else {
            throw Refusal(.filingNotFound)
        }
        let verdict = try FeedVerdict(.accepted, reason: "", path: "")
        _ = try transaction.set(verdict, on: record.place, at: now)
    }

    private func extend(
        _ region: Int, _ step: SeasonAct.Step, _ rows: inout SeasonRows,
        _ transaction: Transaction, _ now: Instant
    ) throws {
        let supervisor = try rows.supervisor ?? self.supervisor(transaction, now)
        rows.supervisor = supervisor
        let region = try RegionCode(text: SeasonFates.codes[region])
        let before = try transaction.extensions(of: region, exam: self.plan.exam)
        var days: UInt32 = 0
        var until: Instant?
        switch step {
        case .days(let count): days = UInt32(count)
        case .until(let moment): until = Instant(ms: moment)
        }
        let examDay = self.plan.examDays.first ?? now.dateInChina
        let made = try DeadlineExtension.made(
            days: days, until: until, reason: "系统维护",
            of: self.plan.window(of: region, extensions: before), before: before.count,
            examStart: Instant(startOf: examDay), now: now)
        _ = try transaction.insert(
            made, of: region, exam: self.plan.exam, by: supervisor)
    }
}
