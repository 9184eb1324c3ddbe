// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The history of filings.
extension Snapshot {
    /// The newest lines, oldest of them first.
    package func history(of filing: FilingID, limit: Int) throws -> [HistoryEntry] {
        let rows = try self.all(
            .historyNewest, ["filing_id": .id(filing), "limit": .count(limit)]
        ) { try HistoryRow(&$0) }
        guard let oldest = rows.last else { return [] }
        let items = try self.items(of: filing, since: oldest.revision)
        return rows.reversed().map { $0.entry(items: items[$0.revision] ?? []) }
    }

    /// The last approval, rejection or supplement; nil if there was none.
    package func lastDecision(on filing: FilingID) throws -> HistoryEntry? {
        let row = try self.first(.historyNewestDecision, ["filing_id": .id(filing)]) {
            try HistoryRow(&$0)
        }
        guard let row else { return nil }
        guard row.action == .supplement else { return row.entry(items: []) }
        let items = try self.items(of: filing, since: row.revision)
        return row.entry(items: items[row.revision] ?? [])
    }

    private func items(
        of filing: FilingID, since revision: Revision
    ) throws -> [Revision: [SupplementItem]] {
        var items: [Revision: [SupplementItem]] = [:]
        try self.connection.run(
            .historyItemsSince,
            ["filing_id": .id(filing), "revision": .revision(revision)]
        ) { row in
            var columns = Columns(of: row)
            let revision = try columns.revision()
            items[revision, default: []].append(try HistoryRow.item(&columns))
        }
        return items
    }
}
