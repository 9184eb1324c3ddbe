// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingPlan
import FilingSeal
import FilingServer
package import FilingStore

/// Approved filings without their journey, for tests of what comes after it.
extension TestServer {
    /// A filing with its owner, and what is asked about them.
    package struct Approved: Sendable {
        package let owner: Person
        package let identity: Identity
        package let filing: Filing
    }

    /// What becomes of a filing that is made.
    package enum Fate: Sendable {
        case approved
        case pending
    }

    /// A person with an identity and an approved filing, through the domain and the store.
    ///
    /// - Parameter serial: another person for each; 8 digits at most.
    package func approvedFiling(
        _ serial: Int, idNumber: String, region: String = "11", fate: Fate = .approved
    ) async throws -> Approved {
        let owner = try await self.applicant(phone: "137\(10_000_000 + serial)")
        let now = self.clock.now()
        let identity = Identity(
            name: try PersonName(text: "林样文"),
            number: try IDNumber(text: idNumber, today: now.dateInChina))
        let form = try FilingForm(
            level: .junior, region: RegionCode(text: region), address: "样本市样本区虚构路1号",
            note: "")
        let filing = try await self.store.write { transaction in
            try StoredProfile(
                Profile(
                    revision: Revision.none.next, identity: identity, education: [], work: [],
                    certificates: [])
            ).put(
                for: owner.account, in: transaction, keys: self.keys, self.personal, at: now)
            let pending = try self.pending(of: owner.account, form, in: transaction)
            guard fate == .approved else { return pending }
            return try self.approved(pending, in: transaction)
        }
        return Approved(owner: owner, identity: identity, filing: filing)
    }

    private static var calendar: WorkingCalendar { ExamPlan.shipped.calendar }

    private func pending(
        of owner: AccountID, _ form: FilingForm, in transaction: Transaction
    ) throws -> Filing {
        let now = self.clock.now()
        let id = try transaction.nextFilingID()
        guard let digits = FilingNumberPermutation(keys: self.keys).number(for: id.rawValue),
            let number = FilingNumber(region: form.region, digits: digits)
        else {
            throw Refusal(.filingNumberInvalid)
        }
        let draft = Filing.opened(
            id: id, number: number, owner: owner, exam: .socialWork2026, form: form, now: now)
        let key = try self.personal.key(of: owner, in: transaction)
        try transaction.insert(draft, words: key.sealed(form, of: id))
        let submitted = try draft.filing.submitted(
            .sufficient(by: .shipped), seen: draft.filing.revision, now: now,
            calendar: Self.calendar)
        try transaction.save(submitted, expecting: draft.filing.revision)
        return submitted.filing
    }

    /// Approves a filing that waits, as its region's reviewer would.
    package func approved(_ pending: Filing, in transaction: Transaction) throws -> Filing {
        let now = self.clock.now()
        // Nobody has this number: that a reviewer decided is all that is asked here.
        let reviewer = AccountID(rawValue: 1 << 40)
        guard let claimed = try pending.claimed(by: reviewer, role: .reviewer, now: now),
            let claim = claimed.filing.claim
        else {
            throw Refusal(.claimLost)
        }
        try transaction.save(claimed, expecting: pending.revision)
        let decided = try claimed.filing.decided(
            .approve(text: ""), claim: claim.id, by: reviewer, role: .reviewer,
            seen: claimed.filing.revision, draw: .passes, among: [], now: now,
            calendar: Self.calendar)
        try transaction.save(decided, expecting: claimed.filing.revision)
        return decided.filing
    }
}
