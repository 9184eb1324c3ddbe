// SPDX-License-Identifier: Apache-2.0

/// A field of an admission ticket.
///
/// Raw values are stored and those of `filing.v1.TicketField`.
package enum TicketField: Int32, Sendable, CaseIterable {
    case name = 1
    case idNumber = 2
    case level = 3
    case region = 4
    case exam = 5
    case papers = 6
    case admissionNumber = 7
    case site = 8
    case seat = 9
    case other = 10
}

/// A field that ticket and filing both have.
package struct TicketComparison: Hashable, Sendable {
    package let field: TicketField
    /// As shown: an ID number masked, a level as its number.
    package let onTicket: String
    package let onFiling: String
    package let differs: Bool
}
