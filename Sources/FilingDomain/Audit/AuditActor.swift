// SPDX-License-Identifier: Apache-2.0

/// Who did what an entry of the audit log tells of.
package enum AuditActor: Hashable, Sendable {
    /// Somebody before login.
    case nobody
    /// The service itself, e.g. when a change's time has come.
    case service
    /// Whoever runs `filingd admin` on the server's own machine.
    case machineOperator
    /// The owner of an account, in the role it had then.
    case account(AccountID, Role)

    /// As it is stored and hashed: a role, or 0, -1, -2 for those who have none.
    package var kind: Int32 {
        switch self {
        case .nobody: 0
        case .service: -1
        case .machineOperator: -2
        case .account(_, let role): role.rawValue
        }
    }

    /// Whose account, if they have one.
    package var account: AccountID? {
        guard case .account(let account, _) = self else { return nil }
        return account
    }

    /// Reads what was stored; nil for a kind that this version does not know.
    package init?(kind: Int32, account: AccountID?) {
        switch (kind, account) {
        case (0, nil): self = .nobody
        case (-1, nil): self = .service
        case (-2, nil): self = .machineOperator
        case (_, let account?):
            guard let role = Role(rawValue: kind) else { return nil }
            self = .account(account, role)
        default: return nil
        }
    }

    /// As on the wire and on the command line.
    package var token: String {
        switch self {
        case .nobody: "nobody"
        case .service: "service"
        case .machineOperator: "machine-operator"
        case .account(_, let role): role.token
        }
    }
}
