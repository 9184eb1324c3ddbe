// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import Crypto

/// The links of the audit log: each row's hash covers its number, its columns and the row before.
///
///     link = SHA-256( link of the row before (32) | seq (8) | canonical entry )
///
/// The row before the first is 32 zero bytes. The canonical entry, all numbers 8 bytes in two's
/// complement, most significant first, 0 where a column is null:
///
///     offset  bytes
///          0      1  format: 1
///          1      1  which columns are not null: bit 0 actor_id, 1 subject_id, 2 filing_id,
///                    3 region, 4 purpose, 5 object_id; bits 6 and 7 are 0
///          2      8  at_ms
///         10      8  actor_kind
///         18      8  actor_id
///         26      8  action
///         34      8  outcome
///         42      8  subject_id
///         50      8  filing_id
///         58      8  region
///         66      8  purpose
///         74      8  object_id
///         82      8  bytes of reference
///         90      n  reference, UTF-8
///
/// Source: safety.md, "audit chain".
package enum AuditChain {
    /// Bytes of a link.
    package static let linkSizeBytes = Digest.sizeBytes

    /// The link of a row.
    ///
    /// - Parameter previous: the link of the row before, 32 bytes.
    package static func link(
        after previous: [UInt8], seq: Int64, _ fields: AuditFields
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(previous.count + 98 + fields.reference.count)
        bytes += previous
        Self.append(seq, to: &bytes)
        Self.append(fields, to: &bytes)
        return Digest(of: bytes).bytes
    }

    /// The canonical form of an entry.
    package static func canonical(_ fields: AuditFields) -> [UInt8] {
        var bytes: [UInt8] = []
        Self.append(fields, to: &bytes)
        return bytes
    }

    private static let format: UInt8 = 1

    private static func append(_ fields: AuditFields, to bytes: inout [UInt8]) {
        bytes.append(Self.format)
        bytes.append(Self.presence(fields))
        Self.append(fields.atMs, to: &bytes)
        Self.append(fields.actorKind, to: &bytes)
        Self.append(fields.actorID ?? 0, to: &bytes)
        Self.append(fields.action, to: &bytes)
        Self.append(fields.outcome, to: &bytes)
        Self.append(fields.subjectID ?? 0, to: &bytes)
        Self.append(fields.filingID ?? 0, to: &bytes)
        Self.append(fields.region ?? 0, to: &bytes)
        Self.append(fields.purpose ?? 0, to: &bytes)
        Self.append(fields.objectID ?? 0, to: &bytes)
        Self.append(Int64(fields.reference.count), to: &bytes)
        bytes += fields.reference
    }

    private static func presence(_ fields: AuditFields) -> UInt8 {
        var bits: UInt8 = 0
        if fields.actorID != nil { bits |= 1 }
        if fields.subjectID != nil { bits |= 2 }
        if fields.filingID != nil { bits |= 4 }
        if fields.region != nil { bits |= 8 }
        if fields.purpose != nil { bits |= 16 }
        if fields.objectID != nil { bits |= 32 }
        return bits
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
