// SPDX-License-Identifier: Apache-2.0

extension Filing {
    /// Takes an approval back.
    ///
    /// - Parameters:
    ///   - reasons: why.
    ///   - particulars: what they are about; their rules were looked up before.
    /// - Throws: `OWN_FILING`, `RECUSED`, `FORGED_NEEDS_TWO`, `REASON_REQUIRED`, `TEXT_REQUIRED`,
    ///   `FIELD_INVALID`, `MISMATCH_FIELDS_REQUIRED`, `NOT_ELIGIBLE_RULES_REQUIRED`,
    ///   `REVISION_CONFLICT`, `STATE_FORBIDS`.
    package func revoked(
        for reasons: [ReviewReason], text: String, particulars: Particulars = .none,
        by supervisor: AccountID, role: Role, seen: Revision, now: Instant
    ) throws(Refusal) -> FilingChange {
        guard supervisor != self.owner else { throw Refusal(.ownFiling) }
        guard !self.recused.contains(supervisor) else { throw Refusal(.recused) }
        guard !reasons.contains(.forged) else { throw Refusal(.forgedNeedsTwo) }
        // It weighs what a rejection weighs, and is told as one; but never without words.
        let judgement = try ReviewDecision.reject(
            reasons: reasons, text: text, particulars: particulars
        ).judgement()
        guard !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
            throw Refusal(.textRequired, ["limit": .number(UInt64(Judgement.textLimit))])
        }
        try self.revision.requireMatch(seen)
        return try self.moved(by: .revoke, role: role, now: now, judgement: judgement)
    }

    /// Gives one's own approval up, as closing the account does.
    ///
    /// - Throws: `STATE_FORBIDS`.
    func approvalGivenUp(now: Instant) throws(Refusal) -> FilingChange {
        try self.moved(by: .revoke, role: .applicant, now: now)
    }
}
