// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Reads the rows about SMS codes and messages, in the order of their statements.
enum SmsRow {
    static func challenge(
        for purpose: CodePurpose, _ columns: inout Columns
    ) throws(StorageFault) -> SmsChallenge {
        SmsChallenge(
            purpose: purpose, nonce: try columns.bytes(), madeAt: try columns.instant(),
            lastSentAt: try columns.instant(),
            wrongEntries: try columns.number(), lastWrongAt: try columns.instantOrNil(),
            usedAt: try columns.instantOrNil())
    }
}
