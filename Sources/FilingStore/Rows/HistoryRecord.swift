// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// One line of a filing's history as it is stored: the words of its judgement are sealed.
package struct HistoryRecord: Hashable, Sendable {
    /// The revision that the change made.
    package let revision: Revision
    /// What was done.
    package let action: FilingAction
    /// By whom.
    package let role: Role
    /// The state afterwards.
    package let state: FilingState
    /// When.
    package let at: Instant
    /// Why, of a decision.
    package let reasons: [ReviewReason]
    /// The text of a decision and of each of its items; nil if nothing was said.
    package let words: Sealed?
    /// When a supplement was due as it was asked for.
    package let due: Instant?
    /// What the reasons are about.
    package let particulars: Particulars
    /// What a supplement asks for, in its order; empty for everything else.
    package private(set) var items: [Item]

    /// What a supplement asks for, without its words.
    package struct Item: Hashable, Sendable {
        /// The kind that is opened for upload again.
        package let kind: MaterialKind
        /// Why.
        package let reason: ReviewReason
        /// What the reason is about.
        package let particulars: Particulars

        init(_ columns: inout Columns) throws(StorageFault) {
            self.kind = try columns.code()
            self.reason = try columns.code()
            self.particulars = try HistoryRecord.particulars(&columns)
        }
    }

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
        self.words = try columns.sealedOrNil()
        self.due = try columns.instantOrNil()
        self.particulars = try Self.particulars(&columns)
        self.items = []
    }

    /// The same line with its items.
    func with(items: [Item]) -> HistoryRecord {
        var line = self
        line.items = items
        return line
    }

    /// Reasons as a set of bits: bit n stands for the reason with raw value n.
    ///
    /// A decision has each reason at most once and their order says nothing; they are never
    /// searched. They come back in the order of the list of reasons.
    static func bits(of reasons: [ReviewReason]) -> Int64 {
        reasons.reduce(0) { $0 | Self.bit(of: $1) }
    }

    static func reasons(of bits: Int64) -> [ReviewReason] {
        guard bits != 0 else { return [] }
        return ReviewReason.allCases.filter { bits & Self.bit(of: $0) != 0 }
    }

    private static func bit(of reason: ReviewReason) -> Int64 { 1 << Int64(reason.rawValue) }

    /// Fields as a set of bits, for the same reason as reasons.
    static func bits(of fields: [FormField]) -> Int64 {
        fields.reduce(0) { $0 | 1 << Int64($1.rawValue) }
    }

    /// Rules with commas between them.
    static func text(of rules: [RuleID]) -> String {
        rules.map(\.rawValue).joined(separator: ",")
    }

    private static func particulars(_ columns: inout Columns) throws(StorageFault) -> Particulars {
        let bits = try columns.integer()
        let rules = try columns.text()
        return Particulars(
            fields: FormField.allCases.filter { bits & 1 << Int64($0.rawValue) != 0 },
            rules: rules.split(separator: ",").map { RuleID(rawValue: String($0)) })
    }
}
