// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// One version of one kind of material.
package struct MaterialRecord: Hashable, Sendable {
    /// Which.
    package let id: MaterialID
    /// What it is.
    package let kind: MaterialKind
    /// Size and digest.
    package let file: FileFacts
    /// Names its bytes in the vault: the upload that brought them first.
    package let blob: UploadID
    /// When it was committed.
    package let at: Instant
    /// The newest of its kind.
    package let isCurrent: Bool
    /// What its owner insisted on.
    package let warning: MaterialWarning?

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.id()
        self.kind = try columns.code()
        self.file = try FileFacts(&columns)
        self.blob = try columns.id()
        self.at = try columns.instant()
        self.isCurrent = try columns.integer() == 1
        self.warning = try MaterialWarning.read(&columns)
    }
}

/// A version to be added.
package struct NewMaterial: Hashable, Sendable {
    /// Of which filing.
    package let filing: FilingID
    /// What it is.
    package let kind: MaterialKind
    /// Size and digest.
    package let file: FileFacts
    /// Its bytes in the vault.
    package let blob: UploadID
    /// Now.
    package let at: Instant
    /// What its owner insisted on.
    package let warning: MaterialWarning?

    package init(
        filing: FilingID, kind: MaterialKind, file: FileFacts, blob: UploadID, at: Instant,
        warning: MaterialWarning? = nil
    ) {
        self.filing = filing
        self.kind = kind
        self.file = file
        self.blob = blob
        self.at = at
        self.warning = warning
    }
}
