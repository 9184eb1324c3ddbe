// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc

/// How fast the disk is, for comparison in the same run.
struct SyncProbe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync-probe", abstract: "Median microseconds of an fdatasync after 4 KiB.")

    @Option(help: "Folder on the disk in question.") var folder: String

    private struct Result: Encodable {
        let what: String
        let medianUs: Double
    }

    func run() throws {
        let path = self.folder + "/sync-probe"
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw LoadConnection.Broken(step: "open \(errno)") }
        defer {
            close(descriptor)
            unlink(path)
        }
        let page = [UInt8](repeating: 1, count: 4_096)
        var times: [UInt64] = []
        for _ in 0..<500 {
            let begun = Meter.nowNs()
            guard write(descriptor, page, page.count) == page.count, fdatasync(descriptor) == 0
            else {
                throw LoadConnection.Broken(step: "sync \(errno)")
            }
            times.append(Meter.nowNs() - begun)
        }
        times.sort()
        try Meter.show(Result(what: "fdatasync", medianUs: Double(times[250]) / 1_000))
    }
}
