// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// When a region takes filings: `filing.v1.Window`, for anybody.
public struct WindowCalls: Sendable {
    let caller: Caller

    /// The filing window of a region, with its extensions, and the server's clock.
    public func get(
        _ request: FilingV1.GetWindowRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.GetWindowReply {
        try await self.caller.call(
            FilingV1.Window.get, request, .harmless, options, access: .anybody)
    }
}
