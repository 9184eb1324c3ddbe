// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingSeal

/// The receipt of a filing, in an archive.
struct ExportedReceipt {
    /// Its name in the archive.
    let file: String
    /// Statement and signature.
    let bytes: [UInt8]
    /// What opens its part about the person, in hexadecimal.
    let opening: String

    /// Asks for a filing's receipt; nil if it was never handed in.
    static func ask(
        of number: String, _ client: FilingClient, _ options: CallOptions
    ) async throws -> ExportedReceipt? {
        let reply: FilingV1.GetReceiptReply
        do {
            reply = try await client.filing.receipt(
                FilingV1.GetReceiptRequest(filingNumber: number), options: options)
        } catch {
            guard error.reason == "RECEIPT_UNKNOWN" else { throw error }
            return nil
        }
        return ExportedReceipt(
            file: "receipts/\(number).receipt", bytes: reply.receipt,
            opening: Hexadecimal.text(reply.opening))
    }
}
