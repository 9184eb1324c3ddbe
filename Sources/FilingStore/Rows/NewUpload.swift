// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// An upload to be opened.
package struct NewUpload: Hashable, Sendable {
    /// Whose.
    package let account: AccountID
    /// For which filing.
    package let filing: FilingID
    /// What it is.
    package let kind: MaterialKind
    /// The file as announced.
    package let file: FileFacts
    /// When it began.
    package let createdAt: Instant
    /// Forgotten then unless moved.
    package let expiresAt: Instant

    package init(
        account: AccountID, filing: FilingID, kind: MaterialKind, file: FileFacts,
        createdAt: Instant, expiresAt: Instant
    ) {
        self.account = account
        self.filing = filing
        self.kind = kind
        self.file = file
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// Size and digest of a file.
package struct FileFacts: Hashable, Sendable {
    /// Bytes.
    package let sizeBytes: Int
    /// 32 bytes.
    package let sha256: [UInt8]

    package init(sizeBytes: Int, sha256: [UInt8]) {
        self.sizeBytes = sizeBytes
        self.sha256 = sha256
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.sizeBytes = try columns.number()
        self.sha256 = try columns.bytes()
    }
}
