// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain

/// What somebody unmasks a person's fields for, as the command line takes it.
struct UnmaskPurpose: ExpressibleByArgument {
    /// As it is sent.
    let value: FilingV1.ViewPurpose

    init?(argument: String) {
        guard
            let purpose = AuditPurpose.forUnmasking.first(where: { $0.token == argument }),
            let value = FilingV1.ViewPurpose(rawValue: purpose.rawValue)
        else {
            return nil
        }
        self.value = value
    }

    static var allValueStrings: [String] { AuditPurpose.forUnmasking.map(\.token) }
}

/// A field of a person, as the command line takes it.
struct UnmaskField: ExpressibleByArgument {
    /// As it is sent.
    let value: FilingV1.PersonalField

    init?(argument: String) {
        guard let field = PersonalField.allCases.first(where: { $0.token == argument }),
            let value = FilingV1.PersonalField(rawValue: field.rawValue)
        else {
            return nil
        }
        self.value = value
    }

    static var allValueStrings: [String] { PersonalField.allCases.map(\.token) }
}

/// Whole fields, for a person.
enum UnmaskedLines {
    static func lines(_ person: FilingV1.UnmaskReply, _ output: Output) -> [String] {
        [
            (Labels.name, person.name), (Labels.idNumber, person.idNumber),
            (Labels.phone, person.phone),
        ].filter { !$0.1.isEmpty }.map { "\(output.say($0.0)): \($0.1)" }
    }
}
