// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// What follows from a role.
struct RoleTests {
    @Test func `administrators are staff with a second factor and of no region's`() {
        let administrators = Role.allCases.filter(\.isAdministrator)
        #expect(
            administrators.map(\.token) == ["system-admin", "security-admin", "audit-admin"])
        #expect(administrators.allSatisfy { $0.isStaff && $0.hasSecondFactor })
        #expect(
            Role.allCases.filter(\.isRegionalStaff) == [.reviewer, .supervisor, .support])
    }

    @Test func `looks of administrators are in nobody's list of views`() {
        let looks = AuditAction.allCases.filter { $0.rawValue >= 300 }
        #expect(looks == [.auditSearched, .staffListed])
        #expect(looks.allSatisfy { !$0.isView })
        for action in AuditAction.allCases { #expect(AuditAction.named(action.token) == action) }
    }
}
