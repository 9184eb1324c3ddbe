// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// An upload as it is stored; how many bytes arrived is the length of the vault's file.
package struct UploadRecord: Hashable, Sendable {
    /// Which; also the name of its bytes in the vault.
    package let id: UploadID
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
    /// Forgotten then; whether that is past is for the reader to judge.
    package let expiresAt: Instant
    /// The material it became; nil while it is open.
    package let material: MaterialID?
    /// What its owner was warned of.
    package let warning: MaterialWarning?

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.id()
        self.account = try columns.id()
        self.filing = try columns.id()
        self.kind = try columns.code()
        self.file = try FileFacts(&columns)
        self.createdAt = try columns.instant()
        self.expiresAt = try columns.instant()
        self.material = try columns.idOrNil()
        self.warning = try MaterialWarning.read(&columns)
    }
}
