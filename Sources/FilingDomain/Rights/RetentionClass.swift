// SPDX-License-Identifier: Apache-2.0

/// What is kept for the same time, for the same reason; what it is and why is in `rule`.
///
/// In the order in which a purge removes them: what hangs on something goes before it. Raw values
/// are printed, and kept in the audit log: never renamed.
///
/// Source: domain.md section 13, "retention per data class".
package enum RetentionClass: String, Hashable, Sendable, CaseIterable {
    case replies = "idempotent-replies"
    case sessions = "sessions"
    case codes = "sms-codes"
    case messages = "messages"
    case loginFailures = "login-failures"
    case loginLocks = "nameless-locks"
    case loginSources = "login-sources"
    case uploads = "uploads"
    case disputes = "decided-disputes"
    case phoneChanges = "ended-phone-changes"
    case replacedScans = "replaced-scans"
    case drafts = "drafts"
    case withdrawnFilings = "withdrawn-filings"
    case decidedFilings = "decided-filings"
    case consents = "ended-consents"
    case accountEvents = "account-events"
    case closedAccounts = "closed-accounts"
    case unnamedFiles = "unnamed-files"
    case auditLog = "audit-log"

    /// How long something of this class is kept; the audit log's time is a setting, and this its
    /// default.
    package var kept: Span { self.rule.kept }

    /// Whether something whose time began then has outlived its class: to the millisecond.
    package func isOver(begun: Instant, now: Instant) -> Bool { now - begun >= self.kept }

    /// Tables that no class removes rows of, with the reason.
    package static let staying: [String: String] = [
        "schema_version": "what the program knows the database by",
        "serial": "numbers are never used again",
        "account_key": "as long as its account; closing destroys it",
        "profile": "as long as its account; closing removes it",
        "pre_check": "as long as its account; closing removes it",
        "staff_factor": "as long as its account",
        "recovery_code": "as long as its account",
        "centre_key": "who could once act for a centre stays known",
        "audit_checkpoint": "what vouches for the audit log, without a word about anybody",
        "seat_count": "one row a region and level; who held a seat goes with the filing",
        "deadline_extension": "tells for good why a region's deadlines moved",
        "staff_block": "as long as its account",
        "exam_plan": "which plan was in force when is asked as long as there are filings",
        "consultation": "as long as its filing or its account; both take it along",
        "consultation_message": "as long as its consultation",
        "purge_file": "files of a purge under way; empty after it",
        "purge_count": "counts of a purge under way; empty after it",
    ]
}
