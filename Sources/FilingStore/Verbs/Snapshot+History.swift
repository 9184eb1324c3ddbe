// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The history of filings.
extension Snapshot {
    /// The newest lines, oldest of them first.
    package func history(of filing: FilingID, limit: Int) throws -> [HistoryRecord] {
        let rows = try self.all(
            .historyNewest, ["filing_id": .id(filing), "limit": .count(limit)]
        ) { try HistoryRecord(&$0) }
        guard let oldest = rows.last else { return [] }
        let items = try self.items(of: filing, since: oldest.revision)
        return rows.reversed().map { $0.with(items: items[$0.revision] ?? []) }
    }

    /// The last approval, rejection or supplement; nil if there was none.
    package func lastDecision(on filing: FilingID) throws -> HistoryRecord? {
        let row = try self.first(.historyNewestDecision, ["filing_id": .id(filing)]) {
            try HistoryRecord(&$0)
        }
        guard let row else { return nil }
        guard row.action == .supplement else { return row }
        let items = try self.items(of: filing, since: row.revision)
        return row.with(items: items[row.revision] ?? [])
    }

    private func items(
        of filing: FilingID, since revision: Revision
    ) throws -> [Revision: [HistoryRecord.Item]] {
        var items: [Revision: [HistoryRecord.Item]] = [:]
        try self.connection.run(
            .historyItemsSince,
            ["filing_id": .id(filing), "revision": .revision(revision)]
        ) { row in
            var columns = Columns(of: row)
            let revision = try columns.revision()
            items[revision, default: []].append(try HistoryRecord.Item(&columns))
        }
        return items
    }
}
