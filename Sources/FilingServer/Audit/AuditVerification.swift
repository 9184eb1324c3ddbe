// SPDX-License-Identifier: Apache-2.0

import FilingDomain
package import FilingSeal
package import FilingStore

/// Verifies the audit log of a database, page by page, also beside a running server.
package enum AuditVerification {
    /// Rows of a page: about a millisecond of a reader's time.
    private static let page = 1_000

    /// Reads the whole log.
    ///
    /// - Parameters:
    ///   - heads: the file outside; nil without one.
    ///   - progress: is told the rows read so far, after each page.
    /// - Throws: `HeadsFile.Fault`, `StorageFault`.
    package static func run(
        _ store: any Store, heads: HeadsFile?, key: AuditPublicKey,
        progress: (Int64) -> Void = { _ in }
    ) async throws -> AuditReport {
        // The file before the table before the rows: whatever is signed there is there by then.
        let file = try heads?.read()
        var verifier = AuditVerifier(
            table: try await Self.checkpoints(of: store), file: file, key: key)
        var last: Int64 = .min
        while true {
            let after = last
            let rows = try await store.read {
                try $0.auditRows(after: after, limit: Self.page)
            }
            for row in rows {
                switch row {
                case .record(let record):
                    verifier.take(record)
                    last = record.seq
                case .unreadable(let seq):
                    verifier.takeUnreadable(seq: seq)
                    last = seq
                }
            }
            progress(last)
            guard rows.count == Self.page else { break }
        }
        return verifier.finish()
    }

    private static func checkpoints(of store: any Store) async throws -> [AuditCheckpoint] {
        var all: [AuditCheckpoint] = []
        while true {
            let last = all.last
            let page = try await store.read {
                try $0.checkpoints(after: last, limit: Self.page)
            }
            all += page
            guard page.count == Self.page else { return all }
        }
    }
}
