// SPDX-License-Identifier: Apache-2.0

/// What a notice tells.
///
/// Raw values are stored and those of `filing.v1.NoticeKind`.
///
/// Source: domain.md section 10.
package enum NoticeKind: Int32, Sendable, CaseIterable {
    case submitted = 1
    case reopened = 2
    case withdrawn = 3
    case approved = 4
    case rejected = 5
    case supplementAsked = 6
    case lapsed = 7
    case revoked = 8
    case seatOffered = 9
    case seatOfferRanOut = 10
    case dueIn72Hours = 20
    case dueIn24Hours = 21
    case dueIn2Hours = 22
    case consultationAnswered = 30

    /// Whether the account's phone gets it as well: changes of state and of the seat, and deadlines.
    package var isTexted: Bool { self != .consultationAnswered }

    /// Whether it tells a person of what they did themselves, as often as they like.
    package var isOwnDoing: Bool {
        switch self {
        case .submitted, .reopened, .withdrawn: true
        case .approved, .rejected, .supplementAsked, .lapsed, .revoked, .seatOffered,
            .seatOfferRanOut, .dueIn72Hours, .dueIn24Hours, .dueIn2Hours, .consultationAnswered:
            false
        }
    }

    /// How long before a supplement is due this kind reminds of it; nil for all others.
    package var lead: Span? {
        switch self {
        case .dueIn72Hours: .hours(72)
        case .dueIn24Hours: .hours(24)
        case .dueIn2Hours: .hours(2)
        case .submitted, .reopened, .withdrawn, .approved, .rejected, .supplementAsked, .lapsed,
            .revoked, .seatOffered, .seatOfferRanOut, .consultationAnswered:
            nil
        }
    }

    /// Whether it is of no use to anybody once the moment that it names has passed.
    package var endsWhenDue: Bool { self.lead != nil || self == .seatOffered }

    /// As on the command line and in records; never renamed.
    package var token: String {
        switch self {
        case .submitted: "submitted"
        case .reopened: "reopened"
        case .withdrawn: "withdrawn"
        case .approved: "approved"
        case .rejected: "rejected"
        case .supplementAsked: "supplement-asked"
        case .lapsed: "lapsed"
        case .revoked: "revoked"
        case .seatOffered: "seat-offered"
        case .seatOfferRanOut: "seat-offer-ran-out"
        case .dueIn72Hours: "due-in-72-hours"
        case .dueIn24Hours: "due-in-24-hours"
        case .dueIn2Hours: "due-in-2-hours"
        case .consultationAnswered: "consultation-answered"
        }
    }
}
