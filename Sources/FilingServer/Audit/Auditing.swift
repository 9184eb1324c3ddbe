// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingSeal
package import FilingStore

extension Transaction {
    /// Writes an entry of the audit log, in the transaction of what it tells of.
    package func audit(_ entry: AuditEntry) throws {
        try self.append(entry) { AuditChain.link(after: $0, seq: $1, $2) }
    }
}

extension CallContext {
    /// Writes what the caller did into the audit log, in the transaction of its effect.
    ///
    /// - Parameters:
    ///   - actor: who did it, where a login just found out; else whoever calls.
    ///   - subject: whose account or data it is about.
    ///   - object: the row it is about besides; see `AuditEntry`.
    func audit(
        _ action: AuditAction, by actor: AuditActor? = nil,
        outcome: AuditEntry.Outcome = .done, subject: AccountID? = nil,
        filing: FilingID? = nil, region: RegionCode? = nil, purpose: AuditPurpose? = nil,
        object: Int64? = nil, reference: AuditReference = .none, in transaction: Transaction
    ) throws {
        try transaction.audit(
            AuditEntry(
                at: self.now, actor: actor ?? self.actor, action: action, outcome: outcome,
                subject: subject, filing: filing, region: region ?? self.region,
                purpose: purpose, object: object, reference: reference))
    }
}

extension Caller {
    /// Who the audit log says it was.
    var actor: AuditActor {
        switch self {
        case .nobody: .nobody
        case .person(let person): .account(person.account, person.role)
        }
    }

    /// The region of a member of staff.
    var region: RegionCode? {
        guard case .person(let person) = self else { return nil }
        return person.region
    }
}
