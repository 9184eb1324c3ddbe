// SPDX-License-Identifier: Apache-2.0

/// What an entry of the audit log says was done.
///
/// Raw values are stored and hashed: never renumber, never reuse. 200...299 are views of personal
/// data by somebody who is not its owner, which the owner can list.
///
/// Source: domain.md section 13.
package enum AuditAction: Int32, Sendable, CaseIterable {
    // Getting in and out.
    case login = 1
    case loginFailed = 2
    case loginShut = 3
    case keyLogin = 4
    case keyLoginFailed = 5
    case logout = 6
    case sessionRevoked = 7
    case codeRequested = 8

    // An account, by its owner or by itself.
    case accountRegistered = 10
    case accountLocked = 11
    case lockReleasedByOwner = 12
    case passwordChanged = 13
    case passwordReset = 14
    case phoneChanged = 15
    case phoneChangeCancelled = 16

    // What an applicant states.
    case identityStated = 20
    case educationStated = 21
    case workStated = 22
    case disputeOpened = 23

    // A filing, by its owner.
    case draftOpened = 30
    case draftEdited = 31
    case filingSubmitted = 32
    case filingWithdrawn = 33
    case materialUploaded = 34

    // A filing, by its region.
    case filingClaimed = 40
    case claimReleased = 41
    case filingApproved = 42
    case filingRejected = 43
    case supplementAsked = 44
    case approvalRevoked = 45
    case approvalGivenUp = 46

    // The help desk.
    case lockReleasedBySupport = 50
    case phoneChangeProposed = 51
    case phoneChangeApproved = 52
    case phoneChangeRejected = 53
    case identityGiven = 54
    case identityTaken = 55
    case disputeKept = 56
    case phoneChangeDropped = 57

    // Keys of centres' programs.
    case keyProposed = 60
    case keyApproved = 61
    case keyRevoked = 62

    // Administrators, and commands on the server's own machine.
    case staffCreated = 70
    case factorReset = 71
    case staffDisabled = 72
    case staffEnabled = 73
    case staffSessionsEnded = 74
    case keyRotated = 75
    case lockReleasedByOperator = 76
    case planLoaded = 77
    case rulesReplayed = 78

    // Rights of the person.
    case consentGiven = 80
    case consentWithdrawn = 81
    case accountClosed = 84
    case dataPurged = 85

    // Seats.
    case seatAwaited = 90
    case seatOffered = 91
    case seatOfferRanOut = 92
    case seatGraceRanOut = 93

    // A filing, by more than one of its region.
    case decisionProposed = 125
    case secondLookConfirmed = 126
    case secondLookChanged = 127
    case filingReassigned = 128
    case reviewerRecused = 129

    // Deadlines.
    case deadlinesExtended = 100
    case filingLapsed = 101

    // Consultation, and the status without a session.
    case consultationOpened = 130
    case consultationReplied = 131
    case consultationAnswered = 132
    case consultationClosed = 133
    case statusAsked = 134

    // The registration system, and the tickets it publishes.
    case registryKeyAdded = 120
    case registryKeyRevoked = 121
    case recordAcknowledged = 122
    case ticketsPublished = 123
    case ticketErrorReported = 124

    // The security administrator, for a member of staff.
    case staffUnlocked = 135

    // Views of personal data.
    case filingViewed = 200
    case materialsListed = 201
    case materialRead = 202
    case fieldsUnmasked = 203
    case accountFound = 204
    case disputeListed = 205
    case phoneChangeListed = 206
    case messagesListed = 207
    case recordDelivered = 220
    case registrationChecked = 221
    case ticketReportListed = 222
    case consultationViewed = 230

    // Looks of administrators, who see no personal data: not in anybody's list of views.
    case auditSearched = 300
    case staffListed = 301

    /// Views of personal data by somebody else than its owner.
    package static let views: ClosedRange<Int32> = 200...299

    /// Whether the owner of the data finds it in their list of views.
    package var isView: Bool { Self.views.contains(self.rawValue) }
}
