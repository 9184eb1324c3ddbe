// SPDX-License-Identifier: Apache-2.0

package import FilingClient
import FilingDomain
package import FilingSeal
package import FilingServer
package import FilingStore
import FilingStoreSQLite
package import FilingTransport
import FilingVault
package import FilingWire
package import Foundation
import Logging
package import NIOCore
import ServiceLifecycle

/// The whole server in the test's process: real sockets, a real database, real files.
package final class TestServer: Sendable {
    /// Listens on a free port of loopback.
    package let transport: RPCServer
    /// What is kept.
    package let store: any Store
    /// Derived from a key made for this test.
    package let keys: ServerKeys
    /// The procedures.
    package let service: FilingService
    /// Moved by the test.
    package let clock: VirtualClock
    /// The text messages sent.
    package let sender: CollectingSender
    /// Holds the database and the files.
    package let directory: URL
    private let vault: Vault
    private let jobs: Task<Void, any Error>

    private init(
        transport: RPCServer, store: any Store, keys: ServerKeys, service: FilingService,
        clock: VirtualClock, sender: CollectingSender, vault: Vault, directory: URL
    ) {
        self.vault = vault
        self.transport = transport
        self.store = store
        self.keys = keys
        self.service = service
        self.clock = clock
        self.sender = sender
        self.directory = directory
        self.jobs = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for job in service.jobs { group.addTask { try await job.run() } }
                try await group.waitForAll()
            }
        }
    }

    /// Runs a test's body against a fresh server, which is drained and erased afterwards.
    package static func run<R>(
        limits: WireLimits = WireLimits(), _ body: (TestServer) async throws -> R
    ) async throws -> R {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("filing-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true)
        defer {
            do {
                try FileManager.default.removeItem(at: directory)
            } catch {
                Logger(label: "test").warning("a test's folder stays behind: \(error)")
            }
        }
        let server = try await Self.start(in: directory, limits: limits)
        do {
            let result = try await body(server)
            try await server.stop()
            return result
        } catch {
            try await server.stop()
            throw error
        }
    }

    private static func start(in directory: URL, limits: WireLimits) async throws -> TestServer {
        let logger = Logger(label: "test-server") { _ in SwiftLogNoOpLogHandler() }
        let store = try SQLiteStore.open(
            path: directory.appendingPathComponent("filing.sqlite").path, logger: logger)
        let vault = try Vault(root: directory.appendingPathComponent("materials").path)
        let keys = ServerKeys(
            try KeyFile(version: 1, secret: SystemRandomSource().bytes(KeyFile.secretSizeBytes)))
        let clock = VirtualClock()
        let sender = CollectingSender()
        let service = try FilingService(
            FilingService.World(
                store: store, vault: vault, keys: keys, clock: clock,
                random: SystemRandomSource(), sender: sender, serverName: "filingd/test",
                acceptsPlaintext: false, logger: logger))
        let transport = try await RPCServer.start(
            ServerConfiguration(
                host: "127.0.0.1", port: 0, loops: 1, limits: limits,
                serverName: "filingd/test"),
            dispatcher: service.dispatcher, logger: logger)
        return TestServer(
            transport: transport, store: store, keys: keys, service: service, clock: clock,
            sender: sender, vault: vault, directory: directory)
    }

    private func stop() async throws {
        await self.transport.drain(grace: .seconds(5))
        self.jobs.cancel()
        _ = await self.jobs.result
        await self.store.close()
        try await self.vault.close()
    }

    /// The port on loopback.
    package var port: Int { self.transport.localAddress?.port ?? 0 }

    /// Where it listens.
    package var address: SocketAddress {
        get throws { try SocketAddress(ipAddress: "127.0.0.1", port: self.port) }
    }

    /// A client of this server; close it before the test ends.
    package func client(token: [UInt8]? = nil) -> FilingClient {
        FilingClient(host: "127.0.0.1", port: self.port, token: token)
    }
}
