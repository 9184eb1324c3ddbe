// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The three administrators' side.
struct AdminGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin", abstract: "三员管理 / the three administrators' side.",
        discussion: """
            Three people: the audit administrator reads the log, the security administrator handles \
            the staff, the system administrator loads plans and sees how the regions stand. Their accounts are made on the server's \
            machine: filingd admin create-staff.
            """,
        subcommands: [
            AdminAudit.self, AdminStaff.self, AdminUnlock.self, AdminPlan.self, AdminWindows.self,
            AdminQuotas.self, AdminFigures.self,
        ])
}
