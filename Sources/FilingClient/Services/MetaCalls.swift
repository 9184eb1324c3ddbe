// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// What the server says about itself: `rpc.v1.Meta`, for anybody.
public struct MetaCalls: Sendable {
    let caller: Caller

    /// The method table, the server's name and its clock.
    public func describe(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> RpcV1.DescribeReply {
        try await self.caller.call(
            RpcV1.Meta.describe, RpcV1.DescribeRequest(), .harmless, options, access: .anybody)
    }
}
