// SPDX-License-Identifier: Apache-2.0

/// Where somebody sits an exam, and under which number.
package struct TicketPlace: Hashable, Sendable {
    /// 准考证号.
    package let admissionNumber: String
    /// 考点.
    package let site: String
    package let address: String
    /// 考场.
    package let room: String
    /// 座位号.
    package let seat: String

    /// Scalars of each; the longest in use have half of them.
    package static let admissionNumberLengths = 1...32
    package static let siteLengths = 1...100
    package static let addressLengths = 1...200
    package static let roomLengths = 1...32
    package static let seatLengths = 1...16

    /// Checks and takes a place.
    ///
    /// - Parameter path: what goes in front of a field's name, with its dot.
    /// - Throws: `FIELD_INVALID` with the field's path.
    package init(
        admissionNumber: String, site: String, address: String, room: String, seat: String,
        path: String
    ) throws(Refusal) {
        try FreeText.require(
            admissionNumber, "\(path)admission_number", Self.admissionNumberLengths, as: .line)
        try FreeText.require(site, "\(path)site", Self.siteLengths, as: .line)
        try FreeText.require(address, "\(path)address", Self.addressLengths, as: .line)
        try FreeText.require(room, "\(path)room", Self.roomLengths, as: .line)
        try FreeText.require(seat, "\(path)seat", Self.seatLengths, as: .line)
        self.admissionNumber = admissionNumber
        self.site = site
        self.address = address
        self.room = room
        self.seat = seat
    }
}
