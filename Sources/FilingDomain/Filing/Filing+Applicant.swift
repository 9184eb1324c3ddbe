// SPDX-License-Identifier: Apache-2.0

/// What the applicant may do.
extension Filing {
    /// Changes the form.
    ///
    /// A submitted filing that nobody has claimed goes back to the draft.
    ///
    /// - Throws: `REVISION_CONFLICT`, `REGION_FIXED`, `EDIT_CLOSED`, `STATE_FORBIDS`.
    package func edited(
        _ form: FilingForm, seen: Revision, now: Instant
    ) throws(Refusal) -> FilingChange {
        try self.revision.requireMatch(seen)
        guard form.region == self.region else { throw Refusal(.regionFixed) }
        let action: FilingAction = self.state == .pending ? .reopen : .update
        return try self.moved(by: action, role: .applicant, now: now) { $0.take(level: form.level) }
    }

    /// Refuses a kind that is not open for upload now.
    ///
    /// A draft takes every kind; a supplement only the kinds it asks for.
    ///
    /// - Throws: `EDIT_CLOSED` once submitted, `KIND_NOT_OPEN`, `STATE_FORBIDS`.
    package func requireOpen(_ kind: MaterialKind) throws(Refusal) {
        switch self.state {
        case .draft:
            return
        case .supplement:
            guard self.supplementKinds.contains(kind) else {
                throw Refusal(.kindNotOpen, ["kind": .text(kind.token)])
            }
        case .pending:
            throw Refusal(.editClosed)
        case .approved, .rejected, .withdrawn, .lapsed, .revoked:
            throw Refusal(.stateForbids, ["state": .text(self.state.word.en)])
        }
    }

    /// A material was added.
    package func withMaterial(
        _ kind: MaterialKind, now: Instant
    ) throws(Refusal) -> FilingChange {
        try self.requireOpen(kind)
        return try self.moved(by: .upload, role: .applicant, now: now)
    }

    /// Hands the filing in, and starts the region's clock.
    ///
    /// - Parameter calendar: counts the region's working days.
    /// - Throws: `REVISION_CONFLICT`, `STATE_FORBIDS`, `DECLARATION_REQUIRED`,
    ///   `PROFILE_INCOMPLETE`, `MATERIALS_MISSING`.
    package func submitted(
        _ evidence: SubmissionEvidence, seen: Revision, now: Instant, calendar: WorkingCalendar
    ) throws(Refusal) -> FilingChange {
        try self.revision.requireMatch(seen)
        let clock = self.clock.started(at: now, by: calendar)
        let change = try self.moved(by: .submit, role: .applicant, now: now) {
            $0.take(submittedAt: now)
            $0.take(clock: clock)
        }
        try evidence.requireSufficient(supplement: self.supplementKinds)
        return change
    }

    /// Takes the filing back for good.
    ///
    /// - Throws: `REVISION_CONFLICT`, `EDIT_CLOSED`, `STATE_FORBIDS`.
    package func withdrawn(seen: Revision, now: Instant) throws(Refusal) -> FilingChange {
        try self.revision.requireMatch(seen)
        return try self.moved(by: .withdraw, role: .applicant, now: now)
    }
}
