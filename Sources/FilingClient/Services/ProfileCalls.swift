// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// What an applicant states about themselves: `filing.v1.Profile`.
///
/// Each write takes the revision it saw and answers with the new one.
public struct ProfileCalls: Sendable {
    let caller: Caller

    /// The whole profile of the session's applicant.
    public func get(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.GetProfileReply {
        try await self.caller.call(
            FilingV1.Profile.get, FilingV1.GetProfileRequest(), .harmless, options)
    }

    /// States name and ID number.
    public func setIdentity(
        _ request: FilingV1.SetIdentityRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.SetProfileReply {
        try await self.caller.call(
            FilingV1.Profile.setIdentity, request, .keyed, options)
    }

    /// Replaces all education records.
    public func setEducation(
        _ request: FilingV1.SetEducationRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.SetProfileReply {
        try await self.caller.call(
            FilingV1.Profile.setEducation, request, .keyed, options)
    }

    /// Replaces all work periods and professional certificates.
    public func setWork(
        _ request: FilingV1.SetWorkRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.SetProfileReply {
        try await self.caller.call(
            FilingV1.Profile.setWork, request, .keyed, options)
    }

    /// Claims an ID number that another account has.
    ///
    /// - Throws: DISPUTE_POINTLESS, DISPUTE_OPEN.
    public func openDispute(
        _ request: FilingV1.OpenDisputeRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.OpenDisputeReply {
        try await self.caller.call(
            FilingV1.Profile.openDispute, request, .keyed, options)
    }

    /// Who of the staff has looked at one's data, newest first.
    public func listViews(
        _ request: FilingV1.ListViewsRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListViewsReply {
        try await self.caller.call(FilingV1.Profile.listViews, request, .harmless, options)
    }
}
