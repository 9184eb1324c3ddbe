// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingPlan
import FilingTestKit

extension AccessCall {
    /// What the three administrators do.
    static var admin: [(method: String, call: AccessCall)] {
        var unlock = AccessCall.about("staff account") { stage, _, whose in
            FilingV1.UnlockStaffRequest(
                userName: try await self.staff(whose, stage), evidence: "本人到场")
        }
        // Nobody has locked the account.
        unlock.refusedWith = "UNLOCK_POINTLESS"
        return self.of(
            "filing.v1.Admin/",
            [
                ("AuditSearch", .plain(FilingV1.AuditSearchRequest(limit: 3))),
                ("ListStaff", .plain(FilingV1.ListStaffRequest())),
                (
                    "CreateStaff",
                    .about("") { stage, _, _ in
                        FilingV1.CreateStaffRequest(
                            userName: "made-\(stage.nextNumber())", role: .reviewer, region: "11",
                            password: "Correct-Horse-7")
                    }
                ),
                (
                    "DisableStaff",
                    .about("staff account") { stage, _, whose in
                        FilingV1.DisableStaffRequest(userName: try await self.staff(whose, stage))
                    }
                ),
                (
                    "EnableStaff",
                    .about("staff account") { stage, caller, whose in
                        let name = try await self.staff(whose, stage)
                        if caller.role == .securityAdmin, whose != .nothing {
                            try await stage.with(caller.person) {
                                _ = try await $0.admin.disableStaff(name)
                            }
                        }
                        return FilingV1.EnableStaffRequest(userName: name)
                    }
                ),
                (
                    "EndSessions",
                    .about("staff account") { stage, _, whose in
                        FilingV1.EndSessionsRequest(userName: try await self.staff(whose, stage))
                    }
                ),
                (
                    "LoadPlan",
                    .about("") { stage, _, _ in
                        FilingV1.LoadPlanRequest(
                            text: Array(PlanText.version("stage-\(stage.nextNumber())").utf8))
                    }
                ),
                ("ListPlans", .plain(FilingV1.ListPlansRequest())),
                // The server of the tests has a plan that no file says.
                (
                    "GetPlan",
                    .plain(FilingV1.GetPlanRequest(), refusedWith: "PLAN_TEXT_UNKNOWN")
                ),
                ("ListWindows", .plain(FilingV1.ListWindowsRequest())),
                ("ListQuotas", .plain(FilingV1.ListQuotasRequest())),
                ("Figures", .plain(FilingV1.AdminFiguresRequest(region: "11"))),
                ("UnlockStaff", unlock),
            ])
    }

    /// The name of somebody new of the staff, or of nobody.
    private static func staff(_ whose: Whose, _ stage: AccessStage) async throws -> String {
        guard whose != .nothing else { return "nobody-has-this" }
        let name = "clerk-\(stage.nextNumber())"
        _ = try await stage.server.staff(
            name, .reviewer, region: whose == .far ? AccessStage.farRegion : AccessStage.region)
        return name
    }
}

/// Plan files made of the one that ships.
enum PlanText {
    /// The same rules under another version.
    static func version(_ version: String) -> String {
        ExamPlan.shippedText.replacing(
            "version: 2026-1\n", with: "version: \(version)\n", maxReplacements: 1)
    }
}
