// SPDX-License-Identifier: Apache-2.0

/// What is masked for staff until somebody unmasks it with a purpose.
///
/// Raw values are those of `filing.v1.PersonalField`; the audit log keeps the bits.
package enum PersonalField: Int32, Sendable, CaseIterable {
    case name = 1
    case idNumber = 2
    case phone = 3

    /// As on the command line.
    package var token: String {
        switch self {
        case .name: "name"
        case .idNumber: "id-number"
        case .phone: "phone"
        }
    }

    private var bit: Int64 { 1 << Int64(self.rawValue - 1) }

    /// Some fields as one number, for `AuditEntry.object`.
    package static func bits(of fields: [PersonalField]) -> Int64 {
        fields.reduce(0) { $0 | $1.bit }
    }

    /// The fields of such a number.
    package static func fields(of bits: Int64) -> [PersonalField] {
        self.allCases.filter { bits & $0.bit != 0 }
    }
}
