// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// An exam plan that was loaded.
package struct LoadedPlanRecord: Hashable, Sendable {
    /// Rises with every load.
    package let id: Int64
    package let version: String
    /// Of the file, 32 bytes.
    package let sha256: [UInt8]
    package let sizeBytes: Int
    package let loadedBy: AccountID
    package let loadedAt: Instant

    package init(
        id: Int64, version: String, sha256: [UInt8], sizeBytes: Int, loadedBy: AccountID,
        loadedAt: Instant
    ) {
        self.id = id
        self.version = version
        self.sha256 = sha256
        self.sizeBytes = sizeBytes
        self.loadedBy = loadedBy
        self.loadedAt = loadedAt
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.init(
            id: try columns.integer(), version: try columns.text(), sha256: try columns.bytes(),
            sizeBytes: try columns.number(), loadedBy: try columns.id(),
            loadedAt: try columns.instant())
    }
}
