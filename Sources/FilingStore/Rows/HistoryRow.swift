// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// One line of a filing's history as its row has it: without the items, which are rows of their own.
struct HistoryRow {
    let revision: Revision
    let action: FilingAction
    let role: Role
    let state: FilingState
    let at: Instant
    let reasons: [ReviewReason]
    let text: String

    init(_ columns: inout Columns) throws(StorageFault) {
        self.revision = try columns.revision()
        guard let action = FilingAction(rawValue: try columns.text()) else {
            throw StorageFault(.corrupt, "a history line has an unknown action")
        }
        self.action = action
        self.role = try columns.code()
        self.state = try columns.code()
        self.at = try columns.instant()
        self.reasons = Self.reasons(of: try columns.integer())
        self.text = try columns.text()
    }

    func entry(items: [SupplementItem]) -> HistoryEntry {
        HistoryEntry(
            revision: self.revision, action: self.action, role: self.role, state: self.state,
            at: self.at,
            judgement: Judgement(reasons: self.reasons, text: self.text, items: items))
    }

    /// Reasons as a set of bits: bit n stands for the reason with raw value n.
    ///
    /// A decision has each reason at most once and their order says nothing; they are never
    /// searched. They come back in the order of the list of reasons.
    static func bits(of reasons: [ReviewReason]) -> Int64 {
        reasons.reduce(0) { $0 | Self.bit(of: $1) }
    }

    private static func reasons(of bits: Int64) -> [ReviewReason] {
        guard bits != 0 else { return [] }
        return ReviewReason.allCases.filter { bits & Self.bit(of: $0) != 0 }
    }

    private static func bit(of reason: ReviewReason) -> Int64 { 1 << Int64(reason.rawValue) }

    static func item(_ columns: inout Columns) throws(StorageFault) -> SupplementItem {
        let kind: MaterialKind = try columns.code()
        let reason: ReviewReason = try columns.code()
        let text = try columns.text()
        do {
            return try SupplementItem(kind: kind, reason: reason, text: text)
        } catch {
            throw StorageFault(.corrupt, "a stored supplement item is outside its limits")
        }
    }
}
