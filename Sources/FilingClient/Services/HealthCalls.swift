// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// Whether the server is able to work: `rpc.v1.Health`, for anybody.
public struct HealthCalls: Sendable {
    let caller: Caller

    /// Asks about one service, `package.Service`, or with an empty name about the whole server.
    public func check(
        service: String = "", options: CallOptions = CallOptions()
    ) async throws(FilingError) -> RpcV1.ServingStatus {
        try await self.caller.call(
            RpcV1.Health.check, RpcV1.HealthCheckRequest(service: service), .harmless, options,
            access: .anybody
        ).status
    }
}
