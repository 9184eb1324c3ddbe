// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// How many seats are left: `filing.v1.Seat`, for anybody.
public struct SeatCalls: Sendable {
    let caller: Caller

    /// Capacity, free seats and people waiting, by region and level.
    ///
    /// - Throws: SEATS_TOO_OFTEN.
    public func availability(
        _ request: FilingV1.SeatAvailabilityRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.SeatAvailabilityReply {
        try await self.caller.call(
            FilingV1.Seat.availability, request, .harmless, options, access: .anybody)
    }
}
