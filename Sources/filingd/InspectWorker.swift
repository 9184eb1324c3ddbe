// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CConfine
import FilingInspect
import Glibc

/// Judges files for a server, which starts it; not for people.
///
/// One frame in, one frame out, over standard input, which is a socket, until that is closed.
struct InspectWorker: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect-worker",
        abstract: "Judges files over standard input; the server starts it.", shouldDisplay: false)

    /// Beyond the program itself: the coefficients of a progressive picture of 50 megapixels in four
    /// components are 400 MB (measured: 407 MB resident in all), and as much again is not needed.
    private static let memoryBytes: UInt64 = 640 << 20

    private static let names: [(bit: Int, name: String)] = [
        (FILING_CONFINED_LIMITS, "limits"), (FILING_CONFINED_PRIVILEGES, "no-new-privileges"),
        (FILING_CONFINED_SECCOMP, "seccomp"),
    ]

    func run() {
        let confined = Int(filing_confine(Self.memoryBytes))
        let hello = Self.names.filter { confined & $0.bit != 0 }.map(\.name)
            .joined(separator: ",")
        guard Self.write(Array(hello.utf8)) else { return }
        while let question = Self.read() {
            guard let (kind, bytes) = InspectionFrame.parse(question: question) else { return }
            guard Self.write(MaterialVerdict.inspect(bytes, kind: kind).answer) else { return }
        }
    }

    /// A frame; nil at the end, or for one that no server sends.
    private static func read() -> [UInt8]? {
        guard let header = Self.read(count: 4) else { return nil }
        let length = header.reduce(0) { $0 << 8 | Int($1) }
        guard length <= InspectionFrame.questionLimit else { return nil }
        return Self.read(count: length)
    }

    private static func read(count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { space in
                Glibc.read(STDIN_FILENO, space.baseAddress.map { $0 + filled }, count - filled)
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            filled += got
        }
        return bytes
    }

    private static func write(_ payload: [UInt8]) -> Bool {
        let frame = InspectionFrame.lengthBytes(of: payload.count) + payload
        var sent = 0
        while sent < frame.count {
            let count = frame.withUnsafeBytes { bytes in
                Glibc.write(STDIN_FILENO, bytes.baseAddress.map { $0 + sent }, frame.count - sent)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
