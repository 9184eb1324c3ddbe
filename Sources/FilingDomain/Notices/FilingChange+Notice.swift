// SPDX-License-Identifier: Apache-2.0

/// What a change of a filing has to tell its owner.
///
/// Carried out by the verb of the store that saves the change: no caller can forget it.
extension FilingChange {
    /// The notice of the change; nil if it leaves the state as it is.
    package var notice: Notice? {
        guard let kind = self.entry.action.notice else { return nil }
        return Notice(
            to: self.filing.owner, kind, filing: self.filing.id, revision: self.filing.revision,
            due: self.filing.supplementDeadline?.due, at: self.entry.at)
    }

    /// The reminders of the deadline that the change sets; empty for every other change.
    package var reminders: [SupplementReminder] {
        guard self.entry.action == .supplement, let due = self.filing.supplementDeadline?.due else {
            return []
        }
        return SupplementReminder.schedule(
            of: self.filing.id, revision: self.filing.revision, asked: self.filing.stateSince,
            due: due)
    }
}

extension FilingAction {
    /// What its notice is; nil for what does not change the state.
    var notice: NoticeKind? {
        switch self {
        case .submit: .submitted
        case .reopen: .reopened
        case .withdraw: .withdrawn
        case .approve: .approved
        case .reject: .rejected
        case .supplement: .supplementAsked
        case .lapse: .lapsed
        case .revoke: .revoked
        case .create, .update, .upload, .claim, .release, .propose, .reassign: nil
        }
    }
}
