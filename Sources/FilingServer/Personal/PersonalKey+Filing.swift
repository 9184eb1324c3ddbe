// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingSeal
import FilingStore

/// What the rows of a filing keep sealed.
extension PersonalKey {
    /// Address and note of a form.
    package func sealed(_ form: FilingForm, of filing: FilingID) throws -> Sealed {
        try self.seal(
            [form.address, form.note], in: self.cell(.filingWords, row: filing.rawValue))
    }

    /// The whole form of a filing.
    ///
    /// - Parameter words: of the filing's row.
    func form(of filing: Filing, words: Sealed) throws -> FilingForm {
        let texts = try self.texts(
            words, in: self.cell(.filingWords, row: filing.id.rawValue), count: 2)
        return try FilingForm(
            level: filing.level, region: filing.region, address: texts[0], note: texts[1])
    }

    /// The words of a judgement: its text, and those of its items; nil if nothing was said.
    package func sealed(_ entry: HistoryEntry, of filing: FilingID) throws -> Sealed? {
        guard entry.judgement.hasWords else { return nil }
        return try self.seal(
            [entry.judgement.text] + entry.judgement.items.map(\.text),
            in: self.historyCell(filing, entry.revision))
    }

    /// A line of the history with its words.
    func entry(_ line: HistoryRecord, of filing: FilingID) throws -> HistoryEntry {
        let count = 1 + line.items.count
        let texts =
            try line.words.map {
                try self.texts($0, in: self.historyCell(filing, line.revision), count: count)
            } ?? Array(repeating: "", count: count)
        var items: [SupplementItem] = []
        for (item, text) in zip(line.items, texts.dropFirst()) {
            items.append(
                try SupplementItem(
                    kind: item.kind, reason: item.reason, text: text,
                    particulars: item.particulars))
        }
        return HistoryEntry(
            revision: line.revision, action: line.action, role: line.role, state: line.state,
            at: line.at,
            judgement: Judgement(
                reasons: line.reasons, text: texts[0], items: items,
                particulars: line.particulars),
            due: line.due)
    }

    private func historyCell(_ filing: FilingID, _ revision: Revision) -> SealedCell {
        self.cell(
            .historyWords, row: filing.rawValue, Int64(truncatingIfNeeded: revision.rawValue))
    }
}
