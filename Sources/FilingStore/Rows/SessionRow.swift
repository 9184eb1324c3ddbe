// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Reads a session, in the order of the statements in `SessionSQL.swift`.
///
/// Whether it has expired is for the reader to judge.
enum SessionRow {
    static func session(_ columns: inout Columns) throws(StorageFault) -> Session {
        Session(
            id: try columns.id(), account: try columns.id(), role: try columns.code(),
            region: try columns.homeRegion(), openedAt: try columns.instant(),
            lastUsedAt: try columns.instant())
    }
}
