// SPDX-License-Identifier: Apache-2.0

import FilingContract
package import FilingSeal
package import FilingStore
package import FilingVault
package import Logging
package import ServiceLifecycle

/// Everything behind the sockets, wired up: the dispatcher and the jobs beside it.
package struct FilingService: Sendable {
    /// Answers calls.
    package let dispatcher: Dispatcher
    /// What Health/Check tells.
    package let readiness: Readiness
    /// What runs beside the calls.
    package let jobs: [any Service]
    /// The outside world of a service: everything that a test replaces.
    package struct World: Sendable {
        /// What is kept.
        package var store: any Store
        /// The bytes of materials.
        package var vault: Vault
        /// Derived from the key file.
        package var keys: ServerKeys
        /// Where "now" comes from.
        package var clock: any WallClock
        /// Where chance comes from.
        package var random: any RandomSource
        /// How text messages leave.
        package var sender: any SMSSender
        /// Name and version, for HELLO and Meta/Describe.
        package var serverName: String
        /// Takes secrets on plain connections of other machines, too.
        package var acceptsPlaintext: Bool
        /// Where faults are written down.
        package var logger: Logger

        package init(
            store: any Store, vault: Vault, keys: ServerKeys, clock: any WallClock,
            random: any RandomSource, sender: any SMSSender, serverName: String,
            acceptsPlaintext: Bool, logger: Logger
        ) {
            self.store = store
            self.vault = vault
            self.keys = keys
            self.clock = clock
            self.random = random
            self.sender = sender
            self.serverName = serverName
            self.acceptsPlaintext = acceptsPlaintext
            self.logger = logger
        }
    }

    /// Wires a service up.
    ///
    /// - Throws: `MethodTableFault` if the procedures are not those of the contract.
    package init(_ world: World) throws {
        let sessions = SessionRegistry(store: world.store)
        let board = ChangeBoard()
        let bell = OutboxBell()
        let readiness = Readiness(store: world.store, vault: world.vault)
        world.store.observe { changes in board.changed(changes.map(\.filing)) }
        let procedures = ProcedureList(
            world: world, sessions: sessions, board: board, bell: bell, readiness: readiness)
        self.dispatcher = Dispatcher(
            table: try MethodTable(procedures.all), sessions: sessions, world: world)
        self.readiness = readiness
        self.jobs = [
            OutboxWorker(
                store: world.store, sender: world.sender, keys: world.keys, clock: world.clock,
                bell: bell, logger: world.logger),
            SessionFlush(sessions: sessions, clock: world.clock, logger: world.logger),
            Tidying(store: world.store, clock: world.clock, logger: world.logger),
        ]
    }
}
