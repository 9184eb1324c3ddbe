// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// What the rows of the database are called, in the order of the model's filings and persons.
struct SeasonRows: Sendable {
    var filings: [FilingID] = []
    var numbers: [String] = []
    var persons: [AccountID] = []
    /// Who extends deadlines; nil before the first time.
    var supervisor: AccountID?
    /// The claim that a reviewer took last of a filing.
    var claims: [Hand: ClaimID] = [:]

    /// A reviewer with a filing.
    struct Hand: Hashable {
        let who: Int
        let filing: FilingID
    }
    /// The revision of the last decision that the registration system is told.
    var told: [Int: Revision] = [:]

    /// A phone of each person's own.
    static func phone(of person: Int) -> String { "\(13_200_000_000 + person)" }

    /// Reviewers need no account: nobody logs in.
    static func reviewer(_ number: Int) -> AccountID {
        AccountID(rawValue: 1 << 40 + Int64(number))
    }
}
