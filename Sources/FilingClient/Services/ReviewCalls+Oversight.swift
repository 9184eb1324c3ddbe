// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// More than one person over a decision; supervisors, but for what reviewers say of themselves.
extension ReviewCalls {
    /// Lets exactly the decision take effect that waits for a second look.
    public func confirm(
        _ request: FilingV1.ConfirmRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.DecideReply {
        try await self.caller.call(FilingV1.Review.confirm, request, .keyed, options)
    }

    /// Gives a filing to somebody of the region, or back to the queue.
    public func reassign(
        _ request: FilingV1.ReassignRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ReassignReply {
        try await self.caller.call(FilingV1.Review.reassign, request, .keyed, options)
    }

    /// Keeps oneself, or as a supervisor somebody else, from a filing for good.
    public func recuse(
        _ request: FilingV1.RecuseRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.RecuseReply {
        try await self.caller.call(FilingV1.Review.recuse, request, .keyed, options)
    }

    /// How the region stands, and what it decided in a span of days.
    public func figures(
        _ request: FilingV1.FiguresRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.FiguresReply {
        try await self.caller.call(FilingV1.Review.figures, request, .harmless, options)
    }
}
