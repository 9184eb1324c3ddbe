// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The statements that remove what a retention class lets go.
struct PurgeSteps {
    /// Counts what is due: `:now_ms`, `:kept_ms`.
    let recount: Statement
    let removal: Removal

    /// How rows go.
    enum Removal {
        /// The oldest: `:until_ms`, `:limit`.
        case oldest(Statement)
        /// One by one: found by `:after`, `:last`, `:until_ms`, `:limit`; their files given up by
        /// `:class`, `:row_id`; removed by `:row_id`, the row itself last.
        case each(Statement, files: [Statement], rows: [Statement])
        /// From the start of the audit log on.
        case audit
    }

    private init(_ recount: Statement, _ removal: Removal) {
        self.recount = recount
        self.removal = removal
    }

    private init(
        _ recount: Statement, each found: Statement, files: [Statement] = [], _ rows: Statement...
    ) {
        self.init(recount, .each(found, files: files, rows: rows))
    }

    private static func filings(_ recount: Statement, _ found: Statement) -> PurgeSteps {
        PurgeSteps(
            recount,
            .each(
                found, files: [.purgeFilingFiles, .purgeFilingUploads], rows: Statement.purgeFiling)
        )
    }

    /// The steps of each class that has rows.
    static let all: [RetentionClass: PurgeSteps] = [
        .replies: PurgeSteps(.recountReplies, .oldest(.purgeReplies)),
        .sessions: PurgeSteps(.recountSessions, each: .purgeableSessions, .purgeSession),
        .codes: PurgeSteps(.recountCodes, .oldest(.purgeCodes)),
        .messages: PurgeSteps(.recountMessages, each: .purgeableMessages, .purgeMessage),
        .loginFailures: PurgeSteps(.recountFailures, each: .purgeableFailures, .purgeFailure),
        .loginLocks: PurgeSteps(.recountLoginLocks, .oldest(.purgeLoginLocks)),
        .loginSources: PurgeSteps(.recountLoginSources, .oldest(.purgeLoginSources)),
        .uploads: PurgeSteps(
            .recountUploads, each: .purgeableUploads, files: [.purgeUploadFile], .purgeUpload),
        .disputes: PurgeSteps(.recountDisputes, each: .purgeableDisputes, .purgeDispute),
        .phoneChanges: PurgeSteps(
            .recountPhoneChanges, each: .purgeablePhoneChanges, .purgePhoneChange),
        .replacedScans: PurgeSteps(
            .recountScans, each: .purgeableScans, files: [.purgeScanFile], .purgeScan),
        .drafts: .filings(.recountDrafts, .purgeableDrafts),
        .withdrawnFilings: .filings(.recountWithdrawn, .purgeableWithdrawn),
        .decidedFilings: .filings(.recountDecided, .purgeableDecided),
        .consents: PurgeSteps(.recountConsents, each: .purgeableConsents, .purgeConsent),
        .accountEvents: PurgeSteps(.recountEvents, each: .purgeableEvents, .purgeEvent),
        .closedAccounts: PurgeSteps(
            .recountAccounts,
            .each(.purgeableAccounts, files: [], rows: Statement.purgeAccount)),
        .auditLog: PurgeSteps(.recountAudit, .audit),
    ]
}
