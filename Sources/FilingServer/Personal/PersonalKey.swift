// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingSeal

/// The data key of one account, at work: it seals what the account's rows keep and opens it again.
///
/// What belongs in which cell is in `PersonalKey+*.swift`, one file an aggregate.
package struct PersonalKey: Sendable, Unprinted {
    /// Whose; `.house` for nobody's.
    package let account: AccountID
    private let key: DataKey
    private let random: any RandomSource

    init(account: AccountID, key: DataKey, random: any RandomSource) {
        self.account = account
        self.key = key
        self.random = random
    }

    /// The key of one file of this account.
    package func fileKey(of blob: UploadID) -> FileKey { self.key.fileKey(of: blob) }

    /// Seals what stands in a cell of this account.
    package func seal(_ bytes: [UInt8], in cell: SealedCell) throws -> Sealed {
        try self.key.seal(bytes, in: cell, nonce: self.random.bytes(DataKey.nonceSizeBytes))
    }

    /// Opens what stands in a cell of this account.
    ///
    /// - Throws: `EnvelopeFailure`.
    package func open(_ sealed: Sealed, in cell: SealedCell) throws -> [UInt8] {
        try self.key.open(sealed, in: cell)
    }

    /// Seals texts that stand in one cell together.
    func seal(_ texts: [String], in cell: SealedCell) throws -> Sealed {
        try self.seal(SealedTexts.bytes(texts), in: cell)
    }

    /// Opens texts that stand in one cell together.
    func texts(_ sealed: Sealed, in cell: SealedCell, count: Int) throws -> [String] {
        try SealedTexts.texts(self.open(sealed, in: cell), count: count)
    }

    func cell(_ column: SealedCell.Column) -> SealedCell { SealedCell(column, of: self.account) }

    func cell(_ column: SealedCell.Column, row: Int64, _ second: Int64 = 0) -> SealedCell {
        SealedCell(column, of: self.account, row: row, second)
    }
}
