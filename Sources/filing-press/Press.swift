// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingSeal
import FilingServer

/// The load generator: seeds a data directory and drives a server on this machine.
///
/// It speaks frames itself, with encoded requests of which only the call id changes, so that the
/// server and not the load is measured.
@main
struct Press: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filing-press", abstract: "Drives a filing server with load.",
        subcommands: [
            Seed.self, Calls.self, Submits.self, Uploads.self, Idle.self, SyncProbe.self,
            Captchas.self, Logins.self, Storm.self, Tells.self, Waits.self,
        ])
}

/// What every load needs.
struct LoadOptions: ParsableArguments {
    @Option(help: "Port of the server on loopback.") var port: Int

    @Option(help: "PEM file of who vouches for the server: the port is one of TLS.")
    var tls: String?

    /// For the name of a figure.
    var mark: String { self.tls == nil ? "" : ", TLS" }

    @Option(help: "Process of the server, for its CPU time and memory.") var serverPid: Int32

    @Option(help: "The data directory that `seed` filled: who the load acts as.")
    var data: String?

    /// The key of the server under load.
    ///
    /// - Throws: `ValidationError` without `--data`.
    var keys: ServerKeys {
        get throws {
            guard let data else { throw ValidationError("This load needs --data.") }
            return ServerKeys(try KeyFileStore.read(in: DataDirectory(path: data)))
        }
    }
}

extension SeededPerson {
    /// The people of a load's data directory.
    init(of load: LoadOptions) throws {
        try self.init(keys: load.keys, now: SystemClock().now())
    }
}
