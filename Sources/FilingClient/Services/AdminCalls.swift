// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// What the three administrators do: `filing.v1.Admin`.
public struct AdminCalls: Sendable {
    let caller: Caller

    /// A page of the audit log; the search itself is logged.
    public func auditSearch(
        _ request: FilingV1.AuditSearchRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.AuditSearchReply {
        try await self.caller.call(FilingV1.Admin.auditSearch, request, .harmless, options)
    }

    /// A page of the staff.
    public func listStaff(
        _ request: FilingV1.ListStaffRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListStaffReply {
        try await self.caller.call(FilingV1.Admin.listStaff, request, .harmless, options)
    }

    /// Makes an account for a member of a regional centre; the second factor is told once.
    public func createStaff(
        _ request: FilingV1.CreateStaffRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.CreateStaffReply {
        try await self.caller.call(FilingV1.Admin.createStaff, request, .keyed, options)
    }

    /// Shuts a member of staff out.
    public func disableStaff(
        _ userName: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.DisableStaffReply {
        try await self.caller.call(
            FilingV1.Admin.disableStaff, FilingV1.DisableStaffRequest(userName: userName), .keyed,
            options)
    }

    /// Lets a member of staff in again.
    public func enableStaff(
        _ userName: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.EnableStaffReply {
        try await self.caller.call(
            FilingV1.Admin.enableStaff, FilingV1.EnableStaffRequest(userName: userName), .keyed,
            options)
    }

    /// Ends all sessions of a member of staff.
    public func endSessions(
        of userName: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.EndSessionsReply {
        try await self.caller.call(
            FilingV1.Admin.endSessions, FilingV1.EndSessionsRequest(userName: userName), .keyed,
            options)
    }

    /// Puts an exam plan in force.
    ///
    /// - Parameters:
    ///   - text: the bytes of a plan file, at most 262,144.
    ///   - expected: the version that it was made from; another one in force is not replaced. Empty
    ///     for whichever is in force.
    public func loadPlan(
        _ text: [UInt8], expecting expected: String = "", options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.LoadPlanReply {
        try await self.caller.call(
            FilingV1.Admin.loadPlan,
            FilingV1.LoadPlanRequest(text: text, expectedVersion: expected), .keyed, options)
    }

    /// The plan in force, and those that were loaded.
    public func listPlans(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListPlansReply {
        try await self.caller.call(
            FilingV1.Admin.listPlans, FilingV1.ListPlansRequest(), .harmless, options)
    }

    /// The plan in force as a document.
    public func getPlan(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.GetPlanReply {
        try await self.caller.call(
            FilingV1.Admin.getPlan, FilingV1.GetPlanRequest(), .harmless, options)
    }

    /// When each region takes filings.
    public func listWindows(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListWindowsReply {
        try await self.caller.call(
            FilingV1.Admin.listWindows, FilingV1.ListWindowsRequest(), .harmless, options)
    }

    /// The seats of each region and level.
    public func listQuotas(
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListQuotasReply {
        try await self.caller.call(
            FilingV1.Admin.listQuotas, FilingV1.ListQuotasRequest(), .harmless, options)
    }

    /// How each region stands.
    ///
    /// - Parameter region: two digits; empty for all.
    public func figures(
        region: String = "", options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.AdminFiguresReply {
        try await self.caller.call(
            FilingV1.Admin.figures, FilingV1.AdminFiguresRequest(region: region), .harmless,
            options)
    }

    /// Releases a member of staff whom wrong passwords have locked out.
    ///
    /// - Parameter evidence: how one knows who asks; 1 to 500 characters.
    public func unlockStaff(
        _ userName: String, evidence: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.UnlockStaffReply {
        try await self.caller.call(
            FilingV1.Admin.unlockStaff,
            FilingV1.UnlockStaffRequest(userName: userName, evidence: evidence), .keyed, options)
    }
}
