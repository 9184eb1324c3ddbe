// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// May this person register? Only the registration system is told, and the person sees that it was.
struct CheckRegistration: Procedure {
    static let method = FilingV1.Registry.check
    static let access = Access.registry
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.registrationChecked])

    let store: any Store
    let keys: ServerKeys

    /// Filings looked at, newest first; far more than one person hands in for an exam.
    private static let filingsLooked = 100

    func run(
        _ request: FilingV1.CheckRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.CheckReply {
        let number = try IDNumber(text: request.idNumber, today: context.now.dateInChina)
        let exam = try ExamCode(text: request.exam)
        let level = try Level(request.level)
        let index = BlindIndex(of: number.text, field: .idNumber, keys: self.keys).bytes
        return try await self.store.write { transaction in
            let person = try transaction.account(idNumberIndex: index)
            let check =
                try person.map {
                    RegistrationCheck(
                        of: try transaction.filings(of: $0, limit: Self.filingsLooked),
                        for: level, in: exam)
                } ?? .personUnknown
            try context.audit(
                .registrationChecked, subject: person, filing: check.filing?.id,
                region: check.filing?.region, purpose: .registration,
                object: Int64(check.verdict.rawValue), in: transaction)
            return FilingV1.CheckReply(check)
        }
    }
}
