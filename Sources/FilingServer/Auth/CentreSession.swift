// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// The session of a centre's program that has shown that it has an enrolled key.
enum CentreSession {
    /// Opens it, with its entry in the audit log; nil unless the key is live.
    static func open(
        with keyID: String, tokenHash: [UInt8], in transaction: Transaction,
        _ context: CallContext
    ) throws -> Session? {
        guard let key = try transaction.centreKey(keyID), key.state == .live,
            let account = key.account
        else {
            return nil
        }
        let session = try transaction.openSession(
            of: account, tokenHash: tokenHash, at: context.now)
        try context.audit(
            .keyLogin, by: .account(account, session.role), subject: account,
            region: session.region, object: session.id.rawValue, in: transaction)
        return session
    }
}
