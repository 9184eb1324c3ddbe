// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// What a method owes the audit log.
package struct AuditDuty: Sendable, Hashable {
    /// `package.Service/Method`.
    package let method: String
    /// What it says that it leaves.
    package let rule: AuditRule
    /// Whether it has to say something: it changes something, or members of staff read by it.
    package let isOwed: Bool
}

extension MethodTable {
    /// Of every method, sorted by name.
    var auditDuties: [AuditDuty] {
        self.sorted.map { entry in
            AuditDuty(
                method: entry.name, rule: entry.audit,
                isOwed: entry.effect != .read || entry.access.isForOthers)
        }
    }
}

extension Access {
    /// Whether people who are no applicants are named as callers.
    fileprivate var isForOthers: Bool {
        guard case .roles(let roles) = self else { return false }
        return roles != [.applicant]
    }
}
