// SPDX-License-Identifier: Apache-2.0

/// A row number of the store: sequential, never shown to anybody outside the service.
///
/// Sequential keys keep inserts at the right edge of every index (ten times faster than random
/// ones on a large table); what people and programs see instead is a `FilingNumber`.
package protocol SerialIdentifier: RawRepresentable, Hashable, Sendable, Comparable
where RawValue == Int64 {
    /// Wraps a row number read from the store.
    init(rawValue: Int64)
}

extension SerialIdentifier {
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One account: an applicant or a member of staff.
package struct AccountID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// Nobody's: what the house keeps about people who have no account, such as a text message to
    /// a phone that is about to register.
    ///
    /// Serials start at 1, so no account has this number.
    package static let house = AccountID(rawValue: 0)
}

/// One filing.
///
/// Its public name is its `FilingNumber`.
package struct FilingID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

extension FilingID {
    /// No filing: what waits for the registration system's feed, and not for a filing.
    ///
    /// Serials start at 1, so no filing has this number.
    package static let feed = FilingID(rawValue: 0)
}

/// One place in the feed of the registration system.
package struct FeedID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One report of an error in a ticket.
package struct TicketReportID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One login session.
package struct SessionID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One upload under way.
package struct UploadID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One version of one material.
package struct MaterialID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One reviewer's lease on one filing.
package struct ClaimID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One proposed change of a lost phone.
package struct PhoneChangeID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One dispute over an ID number.
package struct DisputeID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One notice.
package struct NoticeID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One thread of questions and answers.
package struct ConsultationID: SerialIdentifier {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// How often an object has changed: 0 before its first write, then one more with each.
///
/// Every write names the revision it saw, so that two people never overwrite each other unseen.
package struct Revision: RawRepresentable, Hashable, Sendable, Comparable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Nothing written yet.
    package static let none = Revision(rawValue: 0)

    /// The revision that the next change makes.
    package var next: Revision { Revision(rawValue: self.rawValue &+ 1) }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Refuses a write that was made on another revision than this, the present one.
    ///
    /// - Throws: `REVISION_CONFLICT` with the present revision.
    package func requireMatch(_ seen: Revision) throws(Refusal) {
        guard self == seen else {
            throw Refusal(.revisionConflict, ["revision": .number(self.rawValue)])
        }
    }
}
