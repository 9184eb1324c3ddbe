// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Makes an account for a member of a regional centre; the second factor is told once.
struct CreateStaff: Procedure {
    static let method = FilingV1.Admin.createStaff
    static let access = Access.securityAdmin
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.staffCreated])

    let store: any Store
    let keys: ServerKeys
    let random: any RandomSource
    let passwords: NewPassword

    func run(
        _ request: FilingV1.CreateStaffRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.CreateStaffReply {
        try context.requireConfidential()
        guard let role = Role(rawValue: request.role.rawValue), role.isRegionalStaff else {
            throw Refusal(.staffRoleInvalid)
        }
        let region = try RegionCode(text: request.region)
        let userName = try UserName(chosen: request.userName)
        try NewPassword.require(
            request.password, PasswordRules(phone: nil, userName: userName))
        // The dear part only for a name that is free.
        try await self.store.read { try NewStaff.requireFree(userName, in: $0) }
        let subject = LoginSubject(nameWithoutAccount: userName.text, keys: self.keys)
        let new = NewStaff(
            userName: userName, role: role, region: region,
            credential: try await self.passwords.credential(
                of: request.password, for: subject.bytes),
            factor: NewFactor(random: self.random))
        return try await context.commit(to: self.store) { transaction in
            let id = try new.insert(
                in: transaction, keys: self.keys, context.personal, at: context.now)
            try context.audit(.staffCreated, subject: id, region: region, in: transaction)
            return FilingV1.CreateStaffReply(
                staff: FilingV1.StaffMember(
                    account: UInt64(clamping: id.rawValue), userName: userName.text,
                    role: request.role, region: region.text, createdAtMs: context.now.ms),
                factorUri: new.factor.uri(for: userName.text),
                recoveryCodes: new.factor.recoveryCodes)
        }
    }
}
