// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

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
        ])
}

/// What every load needs.
struct LoadOptions: ParsableArguments {
    @Option(help: "Port of the server on loopback.") var port: Int

    @Option(help: "Process of the server, for its CPU time and memory.") var serverPid: Int32

    @Option(help: "The data directory that `seed` filled: who the load acts as.")
    var data: String?
}
