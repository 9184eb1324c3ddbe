// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// SMS challenges.
extension Transaction {
    /// Replaces the challenge of its phone and purpose.
    ///
    /// - Parameter phoneIndex: the phone's blind index, 16 bytes.
    package func put(_ challenge: SmsChallenge, phoneIndex: [UInt8]) throws {
        try self.execute(
            .challengePut,
            [
                "phone_index": .bytes(phoneIndex),
                "purpose": .code(challenge.purpose),
                "nonce": .bytes(challenge.nonce),
                "made_ms": .instant(challenge.madeAt),
                "last_sent_ms": .instant(challenge.lastSentAt),
                "wrong_entries": .count(challenge.wrongEntries),
                "last_wrong_ms": .instant(challenge.lastWrongAt),
                "used_ms": .instant(challenge.usedAt),
            ])
    }
}
