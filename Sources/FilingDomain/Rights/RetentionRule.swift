// SPDX-License-Identifier: Apache-2.0

/// What a retention class is about: what, how long, counted from what, why.
package struct RetentionRule: Hashable, Sendable {
    /// What is removed.
    package let what: String
    /// Tables that lose rows by it; none for a class of files only.
    package let tables: [String]
    /// Whether files go with the rows.
    package let hasFiles: Bool
    /// How long it is kept.
    package let kept: Span
    /// The moment that the time begins with.
    package let from: String
    /// Why that long.
    package let why: String

    init(
        _ what: String, _ tables: [String], hasFiles: Bool = false, _ kept: Span, from: String,
        why: String
    ) {
        self.what = what
        self.tables = tables
        self.hasFiles = hasFiles
        self.kept = kept
        self.from = from
        self.why = why
    }

    /// How long, for people.
    package var keptText: String { Self.text(of: self.kept) }

    /// A time in the largest unit that it is a whole number of, from two on: `3 years`,
    /// `180 days`, `24 hours`.
    package static func text(of span: Span) -> String {
        let hours = span.ms / Span.hours(1).ms
        let days = hours / 24
        if hours % 24 != 0 || days < 2 { return "\(hours) hours" }
        return days % 365 == 0 && days > 365 ? "\(days / 365) years" : "\(days) days"
    }
}

extension Span {
    /// Days of 24 hours.
    package static func days(_ count: Int64) -> Span { .hours(24 * count) }
    /// Years of 365 days: a limit of years need not know the calendar.
    package static func years(_ count: Int64) -> Span { .days(365 * count) }
}

extension RetentionClass {
    /// What, how long, from when, why.
    package var rule: RetentionRule {
        guard let rule = Self.rules[self] else {
            preconditionFailure("a retention class without a rule; a test walks them all")
        }
        return rule
    }

    private static let rules: [RetentionClass: RetentionRule] = Self.passing.merging(Self.lasting) {
        first, _ in first
    }

    /// What serves a call or a login.
    private static let passing: [RetentionClass: RetentionRule] = [
        .replies: RetentionRule(
            "replies kept for repeated requests", ["idempotency"], .days(1), from: "the reply",
            why: "the longest a client may go on repeating"),
        .sessions: RetentionRule(
            "sessions", ["session"], .hours(12), from: "the login",
            why: "none lives longer"),
        .codes: RetentionRule(
            "SMS codes and their wrong entries", ["sms_challenge"], .days(1),
            from: "the last sending",
            why: "codes and locks end after minutes"),
        .messages: RetentionRule(
            "text messages that were sent or given up", ["message"], .days(7),
            from: "their making", why: "support may be asked what became of one"),
        .loginFailures: RetentionRule(
            "wrong passwords", ["login_failure"], .hours(12), from: "the try",
            why: "they count no longer"),
        .loginLocks: RetentionRule(
            "locks on names without an account", ["login_lock"], .hours(12), from: "the lock",
            why: "as wrong passwords; nobody is there to release one"),
        .loginSources: RetentionRule(
            "places that an owner logged in from", ["login_source"], .days(180),
            from: "the last login from there", why: "known no longer than that"),
        .uploads: RetentionRule(
            "uploads, committed or not", ["upload"], hasFiles: true, .days(1),
            from: "their expiry", why: "a repeated commit is answered as long as its reply is kept"),
        .unnamedFiles: RetentionRule(
            "files that no row names", [], hasFiles: true, .days(1), from: "their last change",
            why: "left by a crash; an upload under way is never that old without a row"),
    ]

    /// What tells of a person or a filing.
    private static let lasting: [RetentionClass: RetentionRule] = [
        .disputes: RetentionRule(
            "decided disputes over ID numbers", ["dispute"], .years(1), from: "their opening",
            why: "until the next exam, for who was decided against"),
        .phoneChanges: RetentionRule(
            "changes of lost phones that are done or stopped", ["phone_change"], .years(1),
            from: "the proposal", why: "until the next exam, for an owner who finds one late"),
        .replacedScans: RetentionRule(
            "scans that a later version replaced", ["material"], hasFiles: true, .days(90),
            from: "the end of the filing's review or its withdrawal",
            why: "what a reviewer saw is shown as long as a decision can be appealed against"),
        .drafts: RetentionRule(
            "drafts that were not handed in", Self.ofFilings, hasFiles: true, .days(180),
            from: "their last change", why: "no window is open that long"),
        .withdrawnFilings: RetentionRule(
            "filings withdrawn or lapsed", Self.ofFilings, hasFiles: true, .days(180),
            from: "the withdrawal or lapse", why: "nothing follows from them after the exam"),
        .decidedFilings: RetentionRule(
            "filings approved, rejected or revoked", Self.ofFilings, hasFiles: true, .years(3),
            from: "the decision",
            why: "claims end after three years (Civil Code, article 188)"),
        .consents: RetentionRule(
            "consents that were withdrawn or replaced", ["consent"], .years(3), from: "their end",
            why: "what was done with them can be asked about as long as claims live"),
        .accountEvents: RetentionRule(
            "what befell accounts", ["account_event"], .years(3), from: "the event",
            why: "as the audit log"),
        .closedAccounts: RetentionRule(
            "rows of closed accounts, which hold no personal word",
            ["account", "account_event", "consent", "login_lock"], .years(3),
            from: "the closing, once no filing is left", why: "the audit log names them by number"),
        .auditLog: RetentionRule(
            "the audit log", ["audit"], .years(3), from: "the entry",
            why: "at least six months (Cybersecurity Law, article 21)"),
    ]

    private static let ofFilings = [
        "filing", "history", "history_item", "eligibility", "receipt", "material", "upload",
        "seat", "notice", "notice_due", "feed", "ticket", "ticket_report",
        "second_look", "handover", "review_outcome",
    ]
}
