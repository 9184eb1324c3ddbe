// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A value as the database keeps it.
package enum SQLValue: Hashable, Sendable {
    /// No value.
    case null
    /// `SMALLINT`, `INTEGER`, `BIGINT`.
    case integer(Int64)
    /// `TEXT`.
    case text(String)
    /// `BYTEA`.
    case bytes([UInt8])

    /// A row number.
    package static func id(_ id: some SerialIdentifier) -> SQLValue { .integer(id.rawValue) }

    /// A row number, or none.
    package static func id(_ id: (some SerialIdentifier)?) -> SQLValue {
        id.map { .integer($0.rawValue) } ?? .null
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, or none.
    package static func instant(_ moment: Instant?) -> SQLValue {
        moment.map { .integer($0.ms) } ?? .null
    }

    /// A revision.
    ///
    /// It grows by one a write, so the clamping is never met.
    package static func revision(_ revision: Revision) -> SQLValue {
        .integer(Int64(clamping: revision.rawValue))
    }

    /// The raw value of an enumeration.
    package static func code<Code: RawRepresentable>(_ code: Code) -> SQLValue
    where Code.RawValue == Int32 {
        .integer(Int64(code.rawValue))
    }

    /// The raw value of an enumeration, or none.
    package static func code<Code: RawRepresentable>(orNull code: Code?) -> SQLValue
    where Code.RawValue == Int32 {
        code.map { .integer(Int64($0.rawValue)) } ?? .null
    }

    /// A region, or none.
    package static func region(_ region: RegionCode?) -> SQLValue {
        region.map { .integer(Int64($0.rawValue)) } ?? .null
    }

    /// A count or a size; anything that fits in memory.
    package static func count(_ count: Int) -> SQLValue { .integer(Int64(count)) }

    /// Text, or none.
    package static func text(orNull text: String?) -> SQLValue { text.map(Self.text) ?? .null }

    /// An envelope.
    package static func sealed(_ sealed: Sealed) -> SQLValue { .bytes(sealed.bytes) }

    /// An envelope, or none.
    package static func sealed(orNull sealed: Sealed?) -> SQLValue {
        sealed.map { .bytes($0.bytes) } ?? .null
    }

    /// Bytes, or none.
    package static func bytes(orNull bytes: [UInt8]?) -> SQLValue {
        bytes.map(Self.bytes) ?? .null
    }
}
