// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// What was written down about the caller's account, oldest first, a page at a time.
struct ListRecords: Procedure {
    static let method = FilingV1.Rights.listRecords
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store
    let keys: ServerKeys

    /// A record has 2 KiB of words at most: 200 KiB, well below a frame.
    private static let limit = 100

    func run(
        _ request: FilingV1.ListRecordsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListRecordsReply {
        let owner = try caller.applicant
        let after = Int64(clamping: request.after)
        let kind = request.kind
        let records = try await self.store.read { snapshot in
            let key = try context.personal.key(of: owner, in: snapshot)
            return switch kind {
            case .event: try Self.events(of: key, after, snapshot)
            case .message: try self.messages(of: key, after, snapshot)
            case .phoneChange: try Self.phoneChanges(of: key, after, snapshot)
            case .dispute: try Self.disputes(of: key, after, snapshot)
            case .unspecified: throw Refusal.fieldInvalid("kind", limit: 4)
            }
        }
        let next = records.count == Self.limit ? records.last?.id : nil
        return FilingV1.ListRecordsReply(records: records, next: next ?? 0)
    }

    private static func events(
        of key: PersonalKey, _ after: Int64, _ snapshot: Snapshot
    ) throws -> [FilingV1.Record] {
        try snapshot.events(of: key.account, after: after, limit: self.limit).map { event in
            FilingV1.Record(
                id: UInt64(clamping: event.id), atMs: event.at.ms, what: event.action.token,
                text: try key.evidence(of: event))
        }
    }

    private func messages(
        of key: PersonalKey, _ after: Int64, _ snapshot: Snapshot
    ) throws -> [FilingV1.Record] {
        guard let account = try snapshot.account(key.account),
            let phone = try key.phone(of: account)
        else {
            return []
        }
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        return try snapshot.messages(
            toPhoneIndex: index, after: after, limit: Self.limit
        ).map { message in
            FilingV1.Record(
                id: UInt64(clamping: message.id), atMs: message.createdAt.ms,
                what: message.purpose.map { "code-\($0.token)" } ?? "notice",
                state: message.token)
        }
    }

    private static func phoneChanges(
        of key: PersonalKey, _ after: Int64, _ snapshot: Snapshot
    ) throws -> [FilingV1.Record] {
        try snapshot.phoneChanges(of: key.account, after: after, limit: self.limit).map { change in
            let words = try key.words(of: change)
            return FilingV1.Record(
                id: UInt64(clamping: change.id.rawValue), atMs: change.proposedAt.ms,
                what: "phone-change", state: "\(change.state)",
                text: "\(words.phone.text) \(words.evidence)")
        }
    }

    private static func disputes(
        of key: PersonalKey, _ after: Int64, _ snapshot: Snapshot
    ) throws -> [FilingV1.Record] {
        try snapshot.disputes(of: key.account, after: after, limit: self.limit).map { line in
            let words = try key.words(of: line.dispute)
            return FilingV1.Record(
                id: UInt64(clamping: line.dispute.id.rawValue), atMs: line.dispute.openedAt.ms,
                what: "dispute", state: line.outcome.map { "\($0)" } ?? "open",
                text: [words.identity.name.text, words.identity.number.text, words.evidence]
                    .joined(separator: " "))
        }
    }
}
