// SPDX-License-Identifier: Apache-2.0

/// The counters of row numbers.
///
/// Raw values are rows of the table `serial`. A counter of its own, and not the engine's, because
/// engines differ there and SQLite hands out the number of a deleted last row again: an upload's
/// number names a file.
enum Serial: String, CaseIterable {
    case account
    case filing
    case upload
    case material
    case session
    case message
    case phoneChange = "phone_change"
    case dispute
    case loginFailure = "login_failure"
    case accountEvent = "account_event"
    case consent
    case seatPlace = "seat_place"
    case deadlineExtension = "deadline_extension"
    case examPlan = "exam_plan"
    case notice
    case consultation
    case consultationMessage = "consultation_message"
    case feed
    case ticketReport = "ticket_report"
}
