// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Filings with their words.
extension PersonalData {
    /// The form that a filing was made with.
    func form(of filing: Filing, in snapshot: Snapshot) throws -> FilingForm {
        try self.key(of: filing.owner, in: snapshot).form(
            of: filing, words: snapshot.words(of: filing.id))
    }

    /// The newest lines of a filing's history, oldest of them first.
    func history(
        of filing: Filing, limit: Int, in snapshot: Snapshot
    ) throws -> [HistoryEntry] {
        let key = try self.key(of: filing.owner, in: snapshot)
        let lines = try snapshot.history(of: filing.id, limit: limit).map {
            try key.entry($0, of: filing.id)
        }
        // A lapse is told before it is written down, as the line that it will be.
        guard filing.state == .lapsed, lines.last?.action != .lapse else { return lines }
        let lapse = HistoryEntry(
            revision: filing.revision, action: .lapse, role: .applicant, state: .lapsed,
            at: filing.stateSince, judgement: .none, due: nil)
        return (lines + [lapse]).suffix(limit)
    }

    /// The last approval, rejection or supplement; nil if there was none.
    func lastDecision(on filing: Filing, in snapshot: Snapshot) throws -> HistoryEntry? {
        guard let line = try snapshot.lastDecision(on: filing.id) else { return nil }
        return try self.key(of: filing.owner, in: snapshot).entry(line, of: filing.id)
    }

    /// Stores a new filing with the first line of its history.
    ///
    /// - Throws: `FILING_EXISTS`.
    func insert(_ change: FilingChange, form: FilingForm, in transaction: Transaction) throws {
        let key = try self.key(of: change.filing.owner, in: transaction)
        try transaction.insert(change, words: key.sealed(form, of: change.filing.id))
    }

    /// Stores a changed filing with its line of history.
    ///
    /// - Parameters:
    ///   - previous: the revision of the filing that the change was made from.
    ///   - form: if it changed.
    ///   - call: what a decision was made with; needed if it became a proposal.
    /// - Throws: `REVISION_CONFLICT`.
    func save(
        _ change: FilingChange, expecting previous: Revision, form: FilingForm? = nil,
        proposedBy call: FilingV1.DecideRequest? = nil, in transaction: Transaction
    ) throws {
        let id = change.filing.id
        guard form != nil || change.entry.judgement.hasWords || change.step?.hasWords == true
        else {
            // Most changes say nothing: they need no key.
            return try transaction.save(change, expecting: previous)
        }
        let key = try self.key(of: change.filing.owner, in: transaction)
        try transaction.save(
            change, expecting: previous, form: form.map { try key.sealed($0, of: id) },
            judgement: key.sealed(change.entry, of: id),
            step: key.sealed(change, proposedBy: call))
    }
}
