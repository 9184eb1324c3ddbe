// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Who of the staff has looked at the caller's data; as a role, never which clerk.
struct ListViews: Procedure {
    static let method = FilingV1.Profile.listViews
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store

    /// As in proto/filing/v1/profile.proto.
    private static let defaultLimit: UInt32 = 50
    private static let limit: UInt32 = 200

    func run(
        _ request: FilingV1.ListViewsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListViewsReply {
        let owner = try caller.applicant
        guard request.limit <= Self.limit else {
            throw Refusal.fieldInvalid("limit", limit: Int(Self.limit))
        }
        let limit = Int(request.limit == 0 ? Self.defaultLimit : request.limit)
        let before = request.before == 0 ? Int64.max : Int64(clamping: request.before)
        let page = try await self.store.read {
            try $0.views(of: owner, before: before, limit: limit)
        }
        let next = page.count == limit ? page.last?.seq ?? 0 : 0
        return FilingV1.ListViewsReply(
            views: page.compactMap(\.fields.entry).map(FilingV1.View.init),
            next: UInt64(clamping: next))
    }
}

extension FilingV1.View {
    fileprivate init(_ entry: AuditEntry) {
        self.init(
            atMs: entry.at.ms, role: .init(rawValue: entry.actor.kind) ?? .unspecified,
            region: entry.region?.text ?? "", action: entry.action.token,
            purpose: .init(rawValue: entry.purpose?.rawValue ?? 0) ?? .unspecified,
            fields: entry.action == .fieldsUnmasked
                ? PersonalField.fields(of: entry.object ?? 0).compactMap {
                    .init(rawValue: $0.rawValue)
                } : [])
    }
}
