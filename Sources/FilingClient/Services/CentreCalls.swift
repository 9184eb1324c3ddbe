// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// The keys of a centre's programs: `filing.v1.Centre`.
public struct CentreCalls: Sendable {
    let caller: Caller

    /// Proposes a key; another supervisor approves.
    public func proposeKey(
        _ request: FilingV1.ProposeKeyRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ProposeKeyReply {
        try await self.caller.call(FilingV1.Centre.proposeKey, request, .keyed, options)
    }

    /// Approves a key that another supervisor has proposed.
    public func approveKey(
        _ request: FilingV1.ApproveKeyRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ApproveKeyReply {
        try await self.caller.call(FilingV1.Centre.approveKey, request, .keyed, options)
    }

    /// Ends a key and its sessions.
    public func revokeKey(
        _ request: FilingV1.RevokeKeyRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.RevokeKeyReply {
        try await self.caller.call(FilingV1.Centre.revokeKey, request, .keyed, options)
    }

    /// The region's keys.
    public func listKeys(
        _ request: FilingV1.ListKeysRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListKeysReply {
        try await self.caller.call(FilingV1.Centre.listKeys, request, .harmless, options)
    }
}
