// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingStoreSQLite
import Logging

/// What is only done on the server's own machine.
struct Admin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Commands for the server's own machine; a server may be running beside them.",
        subcommands: [
            RotateKey.self, CreateStaff.self, ResetFactor.self, ReleaseStaffLock.self, Outbox.self,
            VerifyAudit.self, AuditKey.self, ReceiptKey.self, ReplayRules.self, VerifySeats.self,
            PurgeData.self, RegistryKeyGroup.self,
        ])

    /// Opens a data directory for one command.
    ///
    /// - Throws: an exit code after a sentence on standard error.
    static func run<Result>(
        in directory: DataDirectory, _ body: (AdminDesk) async throws -> Result
    ) async throws -> Result {
        do {
            try directory.make()
            let random = SystemRandomSource()
            let file = try KeyFileStore.load(in: directory) { random.bytes($0) }
            let store = try SQLiteStore.open(
                path: directory.database, logger: Logger(label: "filingd"))
            let holder = KeyHolder(file)
            let personal = try await PersonalData.open(
                in: store, with: holder, random: random)
            let result = try await body(
                AdminDesk(
                    store: store, keys: ServerKeys(file), personal: personal, holder: holder))
            await store.close()
            return result
        } catch let refusal as Refusal {
            StandardError.write("\(refusal.reason.text.en) \(refusal.reason.hint.en)")
            throw ExitCode(2)
        } catch let fault as KeyFileStore.Fault {
            StandardError.write("\(fault)")
            throw ExitCode(1)
        } catch let mismatch as KeyMismatch {
            StandardError.write("\(mismatch)")
            throw ExitCode(1)
        } catch let fault as DataDirectory.Fault {
            StandardError.write("\(fault)")
            throw ExitCode(1)
        } catch let fault as HeadsFile.Fault {
            StandardError.write("\(fault)")
            throw ExitCode(1)
        } catch let fault as StorageFault {
            StandardError.write("The database cannot be used: \(fault.detail).")
            throw ExitCode(1)
        }
    }
}

/// What a command for the server's own machine works with.
struct AdminDesk: Sendable {
    let store: any Store
    let keys: ServerKeys
    let personal: PersonalData
    let holder: KeyHolder
}
