// SPDX-License-Identifier: Apache-2.0

/// The Ed25519 key by which a regional centre's program logs in.
///
/// Source: safety.md, "regional centres": enrolled by two people; two live keys for rotation.
package struct CentreKey: Hashable, Sendable {
    /// 16 hexadecimal digits, from the key itself.
    package let id: String
    /// 32 bytes.
    package let publicKey: [UInt8]
    package let region: RegionCode
    /// Which program it is for.
    package let label: String
    package let state: State
    package let proposedBy: AccountID
    package let proposedAt: Instant
    /// The account that its logins act as; nil before its approval.
    package let account: AccountID?

    /// Old and new, while a program changes over.
    package static let liveLimit = 2
    /// Scalars of a label.
    package static let labelLengths = 1...100

    /// Raw values are those of `filing.v1.CentreKeyState`, and stored.
    package enum State: Int32, Sendable, CaseIterable {
        case proposed = 1
        case live = 2
        case revoked = 3
    }

    package init(
        id: String, publicKey: [UInt8], region: RegionCode, label: String, state: State,
        proposedBy: AccountID, proposedAt: Instant, account: AccountID?
    ) {
        self.id = id
        self.publicKey = publicKey
        self.region = region
        self.label = label
        self.state = state
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.account = account
    }

    /// The id as a number, for the audit log.
    package var auditNumber: Int64 {
        Int64(bitPattern: UInt64(self.id, radix: 16) ?? 0)
    }

    /// Refuses an approval by the proposer, of anything but a proposal, or of a third live key.
    ///
    /// - Throws: `KEY_UNKNOWN`, `SECOND_PERSON_REQUIRED`, `KEY_LIMIT`.
    package func requireApprovable(by approver: AccountID, liveKeys: Int) throws(Refusal) {
        guard self.state == .proposed else { throw Refusal(.keyUnknown) }
        guard approver != self.proposedBy else { throw Refusal(.secondPersonRequired) }
        guard liveKeys < Self.liveLimit else {
            throw Refusal(.keyLimit, ["limit": .number(UInt64(Self.liveLimit))])
        }
    }
}
