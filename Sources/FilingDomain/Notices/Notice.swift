// SPDX-License-Identifier: Apache-2.0

/// Something the service tells an applicant: a kind and facts, never words of a person.
package struct Notice: Hashable, Sendable {
    /// To whom.
    package let owner: AccountID
    /// What it tells.
    package let kind: NoticeKind
    /// The filing it is about.
    package let filing: FilingID?
    /// The revision of the filing that it tells of: one notice of a kind and deadline, once and for all.
    package let revision: Revision?
    /// The consultation it is about.
    package let consultation: ConsultationID?
    /// When a supplement is due as far as it is known now, or until when a seat is offered.
    package let due: Instant?
    /// When what it tells of happened.
    package let at: Instant

    package init(
        to owner: AccountID, _ kind: NoticeKind, filing: FilingID? = nil,
        revision: Revision? = nil, consultation: ConsultationID? = nil, due: Instant? = nil,
        at: Instant
    ) {
        self.owner = owner
        self.kind = kind
        self.filing = filing
        self.revision = revision
        self.consultation = consultation
        self.due = due
        self.at = at
    }

    /// What a person did themselves goes to their phone, too, unless they had so many notices within
    /// 24 hours: then only the system keeps it.
    package static let textedOwnDoings = 20

    /// Unread ones are counted up to here: nobody reads the figure of more.
    package static let unreadCounted = 1_000
}
