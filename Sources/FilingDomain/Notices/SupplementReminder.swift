// SPDX-License-Identifier: Apache-2.0

/// A notice that is to be raised when a supplement is about to run out.
///
/// Written down when the supplement is asked for, and looked at again when its time has come: what the
/// filing has become by then decides. Once raised, or if its time was over when the supplement was
/// asked for, it rests until the deadline: one that was moved meanwhile is reminded of, too.
///
/// Source: domain.md section 9: 72 h, 24 h and 2 h before.
package struct SupplementReminder: Hashable, Sendable {
    /// Of which filing.
    package let filing: FilingID
    /// The revision that asked for the supplement.
    package let revision: Revision
    /// When it was asked for: uploads change the revision of a filing, not the start of its state.
    package let asked: Instant
    /// One with a lead.
    package let kind: NoticeKind
    /// When its time comes; while it rests, the deadline until which there is nothing to do.
    package let at: Instant
    /// Whether there is nothing more to say of the deadline that was in force.
    package let isResting: Bool

    package init(
        filing: FilingID, revision: Revision, asked: Instant, kind: NoticeKind, at: Instant,
        isResting: Bool = false
    ) {
        self.filing = filing
        self.revision = revision
        self.asked = asked
        self.kind = kind
        self.at = at
        self.isResting = isResting
    }

    /// The reminders of a supplement, earliest lead first; those whose time has passed when it is asked
    /// rest, because asking has a notice of its own.
    package static func schedule(
        of filing: FilingID, revision: Revision, asked: Instant, due: Instant
    ) -> [SupplementReminder] {
        NoticeKind.allCases.compactMap { kind in
            guard let lead = kind.lead else { return nil }
            let at = due - lead
            let isResting = at <= asked
            return SupplementReminder(
                filing: filing, revision: revision, asked: asked, kind: kind,
                at: isResting ? due : at, isResting: isResting)
        }
    }

    /// What is to be done with a reminder.
    package enum Step: Hashable, Sendable {
        /// Its time has come; then it rests until the deadline.
        case raise(Notice)
        /// The deadline was moved: its time comes then.
        case wait(until: Instant)
        /// The deadline was moved, but by less than the lead: it rests until then.
        case rest(until: Instant)
        /// The filing has moved on, or the deadline has passed.
        case drop
    }

    /// Decides by the filing as it is now.
    package func step(for filing: Filing, now: Instant) -> Step {
        guard filing.state == .supplement, filing.stateSince == self.asked,
            let due = filing.supplementDeadline?.due, now < due, let lead = self.kind.lead
        else {
            return .drop
        }
        let at = due - lead
        guard !self.isResting || at >= self.at else { return .rest(until: due) }
        guard at <= now else { return .wait(until: at) }
        return .raise(
            Notice(
                to: filing.owner, self.kind, filing: filing.id, revision: self.revision, due: due,
                at: at))
    }
}
