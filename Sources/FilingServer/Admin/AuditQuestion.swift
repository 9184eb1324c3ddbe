// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// What an audit administrator asks the log, as far as it can be read without the log.
struct AuditQuestion: Sendable {
    /// Everything but actor and filing, whose names the store knows.
    private let filter: AuditFilter
    private let actor: Actor?
    private let filing: FilingNumber?
    /// Only rows below this number.
    let before: Int64
    let limit: Int

    /// As in proto/filing/v1/admin.proto.
    private static let defaultLimit: UInt32 = 50
    private static let limit: UInt32 = 200

    /// Who did it, as an auditor names them.
    private enum Actor: Sendable {
        case account(AccountID)
        case userName(UserName)
    }

    /// Reads a request.
    ///
    /// - Throws: `FIELD_INVALID`, `ACTION_UNKNOWN`, `USER_NAME_INVALID`, `FILING_NUMBER_INVALID`,
    ///   `REGION_UNKNOWN`.
    init(_ request: FilingV1.AuditSearchRequest) throws(Refusal) {
        guard request.limit <= Self.limit else {
            throw Refusal.fieldInvalid("limit", limit: Int(Self.limit))
        }
        self.limit = Int(request.limit == 0 ? Self.defaultLimit : request.limit)
        self.before = request.before == 0 ? .max : Int64(clamping: request.before)
        self.actor = request.actor.isEmpty ? nil : try Self.actor(request.actor)
        self.filing =
            request.filingNumber.isEmpty ? nil : try FilingNumber(text: request.filingNumber)
        self.filter = AuditFilter(
            actions: try Self.actions(request.actions),
            outcome: try Self.outcome(request.outcome),
            subject: request.subject == 0
                ? nil : AccountID(rawValue: Int64(clamping: request.subject)),
            region: request.region.isEmpty ? nil : try RegionCode(text: request.region),
            from: try Self.moment(request.fromMs, "from_ms"),
            until: try Self.moment(request.untilMs, "until_ms"))
    }

    /// The filter with the names looked up.
    ///
    /// - Throws: `STAFF_UNKNOWN`, `FILING_NOT_FOUND`.
    func filter(
        in snapshot: Snapshot, numbers: FilingNumberPermutation
    ) throws -> (AuditFilter, owner: AccountID?) {
        var filter = self.filter
        switch self.actor {
        case nil: break
        case .account(let account): filter.actor = account
        case .userName(let name):
            guard let staff = try snapshot.staff(userName: name) else {
                throw Refusal(.staffUnknown)
            }
            filter.actor = staff.id
        }
        guard let number = self.filing else { return (filter, nil) }
        guard let serial = numbers.serial(for: number.digits) else {
            throw Refusal(.filingNotFound)
        }
        let filing = try snapshot.filing(FilingID(rawValue: serial))
        guard filing.number == number else { throw Refusal(.filingNotFound) }
        filter.filing = filing.id
        return (filter, filing.owner)
    }

    private static func actions(_ tokens: [String]) throws(Refusal) -> Set<AuditAction> {
        guard tokens.count <= AuditFilter.actionLimit else {
            throw Refusal.fieldInvalid("actions", limit: AuditFilter.actionLimit)
        }
        var actions: Set<AuditAction> = []
        for token in tokens {
            guard let action = AuditAction.named(token) else {
                throw Refusal(.actionUnknown, ["action": .text(String(token.prefix(40)))])
            }
            actions.insert(action)
        }
        return actions
    }

    private static func outcome(_ token: String) throws(Refusal) -> AuditEntry.Outcome? {
        guard !token.isEmpty else { return nil }
        guard let outcome = AuditEntry.Outcome.allCases.first(where: { $0.token == token }) else {
            throw Refusal(.fieldInvalid, ["field": .text("outcome")])
        }
        return outcome
    }

    private static func actor(_ text: String) throws(Refusal) -> Actor {
        guard let number = Int64(text), number > 0 else {
            return .userName(try UserName(text: text))
        }
        return .account(AccountID(rawValue: number))
    }

    private static func moment(_ ms: Int64, _ field: String) throws(Refusal) -> Instant? {
        guard ms >= 0 else { throw Refusal(.fieldInvalid, ["field": .text(field)]) }
        return ms == 0 ? nil : Instant(ms: ms)
    }
}
