// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingSeal
import Foundation
import Glibc

/// The signed checkpoints outside the database: one JSON object a line, oldest first.
///
///     {"at_ms":1772931600000,"hash":"<64 hex>","kind":"head","seq":10000,"signature":"<128 hex>"}
///
/// Whoever can write the database cannot make the file say something else; put it on another disk
/// or copy it to another machine, and they cannot take it away either.
package struct HeadsFile: Sendable {
    /// Where it is.
    package let path: String

    package init(path: String) { self.path = path }

    /// The file could not be used; a sentence for the operator.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    private struct Line: Codable {
        let kind: String
        let seq: Int64
        let atMs: Int64
        let hash: String
        let signature: String

        enum CodingKeys: String, CodingKey {
            case kind, seq, hash, signature
            case atMs = "at_ms"
        }
    }

    /// No line is longer; one that is, is none of ours.
    private static let lineLimitBytes = 512

    /// Adds a checkpoint; it is on the disk when this returns.
    ///
    /// - Throws: `Fault`.
    package func append(_ checkpoint: AuditCheckpoint) throws {
        let folder = URL(fileURLWithPath: self.path).deletingLastPathComponent().path
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw self.fault("be made") }
        let descriptor = open(self.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw self.fault("be opened") }
        defer { close(descriptor) }
        let line = try Self.text(checkpoint)
        let written = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == line.count, fsync(descriptor) == 0 else { throw self.fault("be written") }
        try Self.sync(folder: folder)
    }

    /// Every checkpoint of the file, in its order; none if there is no file.
    ///
    /// - Throws: `Fault` if it cannot be read, or a line is none.
    package func read() throws -> [AuditCheckpoint] {
        guard FileManager.default.fileExists(atPath: self.path) else { return [] }
        guard let bytes = FileManager.default.contents(atPath: self.path) else {
            throw self.fault("be read")
        }
        var lines = bytes.split(separator: UInt8(ascii: "\n"))
        // A crash can leave half a line at the end, which the next one does not continue.
        if bytes.last != UInt8(ascii: "\n") { lines = lines.dropLast() }
        return try lines.enumerated().map { number, line in
            guard let checkpoint = Self.checkpoint(line) else {
                throw Fault(
                    description: "Line \(number + 1) of \(self.path) is no checkpoint.")
            }
            return checkpoint
        }
    }

    private static func text(_ checkpoint: AuditCheckpoint) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let line = Line(
            kind: checkpoint.kind == .head ? "head" : "start", seq: checkpoint.seq,
            atMs: checkpoint.atMs, hash: Hexadecimal.text(checkpoint.hash),
            signature: Hexadecimal.text(checkpoint.signature))
        return Array(try encoder.encode(line)) + [UInt8(ascii: "\n")]
    }

    private static func checkpoint(_ bytes: Data.SubSequence) -> AuditCheckpoint? {
        guard bytes.count <= Self.lineLimitBytes else { return nil }
        let line: Line
        do {
            line = try JSONDecoder().decode(Line.self, from: Data(bytes))
        } catch {
            return nil
        }
        guard let kind = ["head": AuditCheckpoint.Kind.head, "start": .start][line.kind],
            let hash = Hexadecimal.bytes(line.hash.utf8),
            let signature = Hexadecimal.bytes(line.signature.utf8)
        else {
            return nil
        }
        return AuditCheckpoint(
            kind: kind, seq: line.seq, atMs: line.atMs, hash: hash, signature: signature)
    }

    private static func sync(folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw Fault(description: "\(folder) cannot be synced: error \(errno).")
        }
    }

    private func fault(_ doing: String) -> Fault {
        Fault(description: "\(self.path) cannot \(doing): error \(errno).")
    }
}
