// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The bytes of a receipt's statement, as proto/filing/v1/receipt.proto describes them.
package enum ReceiptBytes {
    private static let magic = Array("filing-receipt-v1".utf8)

    /// Bytes of the longest receipt, signature included.
    package static let limit = 4_096

    /// The statement as bytes.
    package static func encode(_ statement: ReceiptStatement) -> [UInt8] {
        var bytes = Self.magic
        func text(_ text: String) {
            bytes += BigEndian.bytes(UInt32(clamping: text.utf8.count)) + Array(text.utf8)
        }
        func number(_ number: Int64) { bytes += BigEndian.bytes(number) }
        text(statement.number.text)
        text(statement.exam.rawValue)
        number(Int64(statement.level.rawValue))
        text(statement.region.text)
        number(Int64(bitPattern: statement.revision.rawValue))
        number(statement.submittedAt.ms)
        text(statement.declaration)
        bytes += statement.declarationHash
        text(statement.planVersion)
        text(statement.rulesVersion)
        number(Int64(statement.verdict.rawValue))
        text(statement.path)
        bytes += statement.person
        number(Int64(statement.materials.count))
        for material in statement.materials {
            number(Int64(material.kind.rawValue))
            bytes += material.sha256
        }
        number(statement.audit.seq)
        bytes += statement.audit.hash
        return bytes
    }

    /// Reads a statement; nil unless these are exactly the bytes of one.
    package static func decode(_ bytes: [UInt8]) -> ReceiptStatement? {
        guard bytes.count <= Self.limit, bytes.starts(with: Self.magic) else { return nil }
        var reading = Reading(rest: bytes[Self.magic.count...])
        do {
            let statement = try Self.statement(&reading)
            // A second form of the same statement would be a second receipt.
            return reading.rest.isEmpty && Self.encode(statement) == bytes ? statement : nil
        } catch {
            return nil
        }
    }

    private static func statement(_ reading: inout Reading) throws -> ReceiptStatement {
        ReceiptStatement(
            number: try FilingNumber(text: try reading.text()),
            exam: ExamCode(rawValue: try reading.text()),
            level: try reading.code(), region: try RegionCode(text: try reading.text()),
            revision: Revision(rawValue: UInt64(bitPattern: try reading.number())),
            submittedAt: Instant(ms: try reading.number()),
            declaration: try reading.text(), declarationHash: try reading.digest(),
            planVersion: try reading.text(), rulesVersion: try reading.text(),
            verdict: try reading.code(), path: try reading.text(),
            person: try reading.digest(), materials: try reading.materials(),
            audit: AuditHead(seq: try reading.number(), hash: try reading.digest()))
    }

    /// The bytes that are not read yet.
    private struct Reading {
        var rest: ArraySlice<UInt8>

        struct Malformed: Error {}

        private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
            guard count <= self.rest.count else { throw Malformed() }
            defer { self.rest = self.rest.dropFirst(count) }
            return self.rest.prefix(count)
        }

        mutating func number() throws -> Int64 {
            Int64(bitPattern: BigEndian.number(try self.take(8)))
        }

        mutating func digest() throws -> [UInt8] { Array(try self.take(Digest.sizeBytes)) }

        mutating func text() throws -> String {
            let count: UInt32 = BigEndian.number(try self.take(4))
            guard count <= UInt32(ReceiptStatement.textLimit),
                let text = String(
                    validating: try self.take(Int(count)), as: UTF8.self)
            else { throw Malformed() }
            return text
        }

        mutating func code<Code: RawRepresentable>() throws -> Code
        where Code.RawValue == Int32 {
            guard let raw = Int32(exactly: try self.number()), let code = Code(rawValue: raw)
            else { throw Malformed() }
            return code
        }

        mutating func materials() throws -> [ReceiptStatement.Material] {
            let count = try self.number()
            guard (0...Int64(ReceiptStatement.materialLimit)).contains(count) else {
                throw Malformed()
            }
            return try (0..<count).map { _ in
                ReceiptStatement.Material(kind: try self.code(), sha256: try self.digest())
            }
        }
    }
}
