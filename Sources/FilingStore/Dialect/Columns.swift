// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Takes a row's columns one after the other, in the order in which the statement lists them.
///
/// A column that is not what the schema promises is a corrupt row, never a default.
struct Columns {
    private let row: any SQLRow
    private var position = 0

    init(of row: any SQLRow) { self.row = row }

    mutating func integer() throws(StorageFault) -> Int64 {
        defer { self.position += 1 }
        guard let value = self.row.integer(self.position) else { throw self.fault }
        return value
    }

    mutating func integerOrNil() throws(StorageFault) -> Int64? {
        guard self.takeNull() else { return try self.integer() }
        return nil
    }

    mutating func text() throws(StorageFault) -> String {
        defer { self.position += 1 }
        guard let value = self.row.text(self.position) else { throw self.fault }
        return value
    }

    mutating func textOrNil() throws(StorageFault) -> String? {
        guard self.takeNull() else { return try self.text() }
        return nil
    }

    mutating func bytes() throws(StorageFault) -> [UInt8] {
        defer { self.position += 1 }
        guard let value = self.row.bytes(self.position) else { throw self.fault }
        return value
    }

    mutating func bytesOrNil() throws(StorageFault) -> [UInt8]? {
        guard self.takeNull() else { return try self.bytes() }
        return nil
    }

    mutating func sealed() throws(StorageFault) -> Sealed { Sealed(bytes: try self.bytes()) }

    mutating func sealedOrNil() throws(StorageFault) -> Sealed? {
        guard self.takeNull() else { return try self.sealed() }
        return nil
    }

    mutating func id<ID: SerialIdentifier>() throws(StorageFault) -> ID {
        ID(rawValue: try self.integer())
    }

    mutating func idOrNil<ID: SerialIdentifier>() throws(StorageFault) -> ID? {
        guard let value = try self.integerOrNil() else { return nil }
        return ID(rawValue: value)
    }

    mutating func instant() throws(StorageFault) -> Instant { Instant(ms: try self.integer()) }

    mutating func instantOrNil() throws(StorageFault) -> Instant? {
        guard let ms = try self.integerOrNil() else { return nil }
        return Instant(ms: ms)
    }

    mutating func revision() throws(StorageFault) -> Revision {
        Revision(rawValue: try self.number())
    }

    /// An integer that fits the type asked for.
    mutating func number<Number: FixedWidthInteger>() throws(StorageFault) -> Number {
        guard let number = Number(exactly: try self.integer()) else { throw self.previousFault }
        return number
    }

    mutating func region() throws(StorageFault) -> RegionCode {
        RegionCode(rawValue: try self.number())
    }

    mutating func regionOrNil() throws(StorageFault) -> RegionCode? {
        guard self.takeNull() else { return try self.region() }
        return nil
    }

    /// The region that somebody belongs to; nil for none, which is stored as NULL or as 0.
    ///
    /// The table of accounts asks every role for a region that is not one of those without, and the
    /// registration system's role came later: its accounts have the region 0.
    mutating func homeRegion() throws(StorageFault) -> RegionCode? {
        let region = try self.regionOrNil()
        return region == .national ? nil : region
    }

    /// An enumeration by its raw value.
    mutating func code<Code: RawRepresentable>() throws(StorageFault) -> Code
    where Code.RawValue == Int32 {
        guard let code = Code(rawValue: try self.number()) else { throw self.previousFault }
        return code
    }

    /// An enumeration by its raw value, or none.
    mutating func codeOrNil<Code: RawRepresentable>() throws(StorageFault) -> Code?
    where Code.RawValue == Int32 {
        guard self.takeNull() else { return try self.code() }
        return nil
    }

    private mutating func takeNull() -> Bool {
        guard self.row.isNull(self.position) else { return false }
        self.position += 1
        return true
    }

    private var fault: StorageFault {
        StorageFault(.corrupt, "column \(self.position) is not what the schema promises")
    }

    private var previousFault: StorageFault {
        StorageFault(.corrupt, "column \(self.position - 1) holds an unknown value")
    }
}
