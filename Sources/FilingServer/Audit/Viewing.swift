// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// Personal data that somebody else than its owner is about to be shown.
struct Viewed: Sendable {
    /// Whose.
    let subject: AccountID
    /// In which filing.
    var filing: FilingID?
    /// The material, the dispute, the change of phone.
    var object: Int64?
}

extension CallContext {
    /// Writes views into the audit log.
    ///
    /// Durable when this returns: only then may the data leave.
    func note(
        _ action: AuditAction, of viewed: [Viewed], for purpose: AuditPurpose,
        in store: any Store
    ) async throws {
        guard !viewed.isEmpty else { return }
        try await store.write { transaction in
            for one in viewed {
                try self.audit(
                    action, subject: one.subject, filing: one.filing, purpose: purpose,
                    object: one.object, in: transaction)
            }
        }
    }

    /// What the caller looks at a filing for: by their role, and by what waits for them in it.
    func purpose(of filing: Filing) -> AuditPurpose {
        guard case .account(_, .centre) = self.actor else {
            return filing.secondLook == nil ? .review : .secondLook
        }
        return .centre
    }
}
