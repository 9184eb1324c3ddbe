// SPDX-License-Identifier: Apache-2.0

public import FilingContract
import FilingDomain
import FilingEligibility
import FilingPlan

/// Whether somebody may sit an exam, and why: `filing.v1.Eligibility`, for anybody.
public struct EligibilityCalls: Sendable {
    let caller: Caller

    /// Judges what is stated by the plan that the server has.
    ///
    /// - Throws: ELIGIBILITY_TOO_OFTEN.
    public func check(
        _ request: FilingV1.CheckEligibilityRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.CheckEligibilityReply {
        try await self.caller.call(
            FilingV1.Eligibility.check, request, .harmless, options, access: .anybody)
    }

    /// Judges what is stated here, without a server, by the plan that this library ships with.
    ///
    /// The answer is the server's, byte for byte, as long as `planVersion` is the same.
    ///
    /// - Throws: what the server would, but for ELIGIBILITY_TOO_OFTEN.
    public func checkOffline(
        _ request: FilingV1.CheckEligibilityRequest
    ) throws(FilingError) -> FilingV1.CheckEligibilityReply {
        do {
            return try EligibilityDesk.reply(to: request, by: .shipped)
        } catch {
            throw FilingError(
                error.reason, self.caller.settings.language, cause: .refused,
                isNotProcessed: true, details: error.details.mapValues(\.text))
        }
    }
}
