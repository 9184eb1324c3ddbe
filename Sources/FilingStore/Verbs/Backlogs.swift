// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// How much waits; for metrics, at most every few seconds.
extension Snapshot {
    /// Text messages not yet given to their provider.
    package func messageBacklog() throws -> Backlog {
        try self.first(.messagesWaiting, [:]) { try Backlog(&$0) } ?? .none
    }

    /// Pre-checks without a verdict.
    package func preCheckBacklog() throws -> Backlog {
        try self.first(.preChecksWaiting, [:]) { try Backlog(&$0) } ?? .none
    }

    /// Filings that wait for a decision, by region.
    package func reviewBacklogs() throws -> [(region: RegionCode, backlog: Backlog)] {
        try self.all(.filingsWaitingByRegion, [:]) { columns in
            (try columns.region(), try Backlog(&columns))
        }
    }
}
