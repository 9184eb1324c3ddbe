// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A receipt as it is kept.
package struct ReceiptRecord: Hashable, Sendable {
    /// The revision that the submit made.
    package let revision: Revision
    /// Statement and signature.
    package let bytes: [UInt8]
}

extension Snapshot {
    /// The receipt of a filing's last submit; nil if it was never handed in.
    package func receipt(of filing: FilingID) throws -> ReceiptRecord? {
        try self.first(.receiptNewest, ["filing_id": .id(filing)]) {
            ReceiptRecord(revision: try $0.revision(), bytes: try $0.bytes())
        }
    }
}

extension Transaction {
    /// Keeps the receipt of a submit, in its transaction.
    package func insert(receipt: [UInt8], of filing: Filing) throws {
        try self.execute(
            .receiptInsert,
            [
                "filing_id": .id(filing.id), "revision": .revision(filing.revision),
                "receipt": .bytes(receipt),
            ])
    }
}
