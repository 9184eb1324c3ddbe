// SPDX-License-Identifier: Apache-2.0

/// A notice that is to be raised when a supplement is about to run out.
///
/// Written down when the supplement is asked for, and looked at again when its time has come: what the
/// filing has become by then decides.
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
    /// When its time comes.
    package let at: Instant

    package init(
        filing: FilingID, revision: Revision, asked: Instant, kind: NoticeKind, at: Instant
    ) {
        self.filing = filing
        self.revision = revision
        self.asked = asked
        self.kind = kind
        self.at = at
    }

    /// The reminders of a supplement, earliest first; those whose time has passed when it is asked are
    /// left out, because asking has a notice of its own.
    package static func schedule(
        of filing: FilingID, revision: Revision, asked: Instant, due: Instant
    ) -> [SupplementReminder] {
        NoticeKind.allCases.compactMap { kind in
            guard let lead = kind.lead else { return nil }
            let at = due - lead
            guard at > asked else { return nil }
            return SupplementReminder(
                filing: filing, revision: revision, asked: asked, kind: kind, at: at)
        }
    }

    /// What is to be done with a reminder.
    package enum Step: Hashable, Sendable {
        /// Its time has come.
        case raise(Notice)
        /// The deadline was moved: its time comes then.
        case wait(until: Instant)
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
        guard at <= now else { return .wait(until: at) }
        return .raise(
            Notice(
                to: filing.owner, self.kind, filing: filing.id, revision: self.revision, due: due,
                at: at))
    }
}

extension Instant {
    /// An earlier moment; stays at the beginning of time instead of overflowing.
    fileprivate static func - (moment: Self, span: Span) -> Self {
        let (difference, overflow) = moment.rawValue.subtractingReportingOverflow(span.ms)
        return Self(rawValue: overflow ? .min : difference)
    }
}
