// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingStoreSQLite
import Foundation
import Logging

/// Puts a new wrapping key in the place of the key file's present one, while serving or not.
struct RotateKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-key",
        abstract: "Replaces the wrapping key of the key file; a server may be running.",
        discussion: """
            Every data key is wrapped anew, and then the old key leaves the file. Interrupted \
            anywhere, it goes on at the next start of the server, or when repeated. Keep a copy of \
            the key file of before for as long as you keep backups from before.
            """)

    @OptionGroup var options: SettingsOptions

    @Flag(help: "One JSON object.") var json = false

    private struct Report: Encodable {
        let key: UInt16
        let dataKeys: Int
    }

    func run() async throws {
        let settings = try self.options.settings()
        let directory = DataDirectory(path: settings.dataDirectory)
        let random = SystemRandomSource()
        _ = try Self.told { try KeyFileStore.read(in: directory) }
        // The key file of before fits the database, or nothing is begun.
        try await Admin.run(in: directory) { desk in
            let begun = try KeyFileStore.beginRotation(in: directory) { random.bytes($0) }
            let rotation = KeyRotation(in: directory, desk.store, desk.personal, desk.holder)
            desk.holder.follow(begun)
            let now = SystemClock().now()
            try await desk.store.write { transaction in
                try transaction.audit(
                    AuditEntry(
                        at: now, actor: .machineOperator, action: .keyRotated,
                        object: Int64(begun.present)))
            }
            try await self.finish(begun.present, in: directory, rotation)
            let progress = try await rotation.progress()
            if self.json {
                let report = Report(key: begun.present, dataKeys: progress.keys)
                print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
            } else {
                print("key \(begun.present) wraps \(progress.keys) data keys; the old one is gone")
            }
        }
    }

    /// Does the work if nobody holds the folder; has the server do it otherwise, and watches.
    private func finish(
        _ version: UInt16, in directory: DataDirectory, _ rotation: KeyRotation
    ) async throws {
        let bar = ProgressLine()
        defer { bar.end() }
        while true {
            let file = try KeyFileStore.read(in: directory)
            guard file.isRotating, file.present == version else { return }
            switch try directory.hold(for: .rotation) {
            case .this:
                return try await rotation.finish { bar.show($0) }
            case .server(let process):
                // Again each time: a signal before the server listens to it is lost.
                kill(process, SIGHUP)
            case .command:
                break
            }
            bar.show(try await rotation.progress())
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private static func told<R>(_ body: () throws -> R) throws -> R {
        do {
            return try body()
        } catch let fault as KeyFileStore.Fault {
            StandardError.write("\(fault)")
            throw ExitCode(1)
        }
    }
}

/// How far something came, on a terminal; nothing in a pipe.
private struct ProgressLine {
    private let isShown = isatty(STDERR_FILENO) == 1

    func show(_ progress: KeyRotation.Progress) {
        guard self.isShown else { return }
        FileHandle.standardError.write(
            Data("\r\(progress.done) of \(progress.keys) data keys".utf8))
    }

    func end() {
        guard self.isShown else { return }
        FileHandle.standardError.write(Data("\n".utf8))
    }
}
