// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore

/// Which filings a caller can see at all.
///
/// All others do not exist for them.
///
/// NOT_FOUND, never PERMISSION_DENIED, which would confirm that a filing exists. Source: domain.md
/// section 1.
struct FilingVisibility: Sendable {
    private let numbers: FilingNumberPermutation

    init(numbers: FilingNumberPermutation) { self.numbers = numbers }

    /// The applicant's own filing, or the filing of the reviewer's region.
    ///
    /// - Throws: `FILING_NUMBER_INVALID`, `FILING_NOT_FOUND`; `RECUSED` for whoever is kept from it.
    func filing(
        _ number: String, visibleTo caller: Caller, in snapshot: Snapshot, at now: Instant
    ) throws -> Filing {
        guard try caller.person.role.isStaff else {
            return try snapshot.filing(number, ownedBy: try caller.applicant, at: now)
        }
        let staff = try caller.staff
        let filing = try self.filing(number, in: staff.region, snapshot, at: now)
        guard !filing.recused.contains(staff.account) else { throw Refusal(.recused) }
        return filing
    }

    /// The filing of whichever region, submitted at least once: for the registration system.
    ///
    /// - Returns: nil if there is none.
    func filing(nationwide number: FilingNumber, _ snapshot: Snapshot) throws -> Filing? {
        guard let serial = self.numbers.serial(for: number.digits) else { return nil }
        return try snapshot.submittedFiling(number, id: FilingID(rawValue: serial))
    }

    /// The filing of a region, which has been submitted at least once: drafts are private.
    ///
    /// - Throws: `FILING_NUMBER_INVALID`, `FILING_NOT_FOUND`.
    func filing(
        _ number: String, in region: RegionCode, _ snapshot: Snapshot, at now: Instant
    ) throws -> Filing {
        let number = try FilingNumber(text: number)
        guard let serial = self.numbers.serial(for: number.digits) else {
            throw Refusal(.filingNotFound)
        }
        return try snapshot.filing(number, id: FilingID(rawValue: serial), in: region)
            .seen(at: now)
    }
}
