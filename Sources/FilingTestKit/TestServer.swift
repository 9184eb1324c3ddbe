// SPDX-License-Identifier: Apache-2.0

package import FilingClient
package import FilingDomain
import FilingPlan
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
    /// Opens what is sealed about people.
    package let personal: PersonalData
    /// The procedures.
    package let service: FilingService
    /// Moved by the test.
    package let clock: VirtualClock
    /// The text messages sent.
    package let sender: CollectingSender
    /// The answers to the images given out.
    package let captchas: CollectingCaptchas
    /// Holds the database and the files.
    package let directory: URL
    private let vault: Vault
    private let jobs: Task<Void, any Error>

    private init(
        transport: RPCServer, store: any Store, keys: ServerKeys, personal: PersonalData,
        service: FilingService, clock: VirtualClock, sender: CollectingSender,
        captchas: CollectingCaptchas,
        vault: Vault, directory: URL
    ) {
        self.captchas = captchas
        self.vault = vault
        self.transport = transport
        self.store = store
        self.keys = keys
        self.personal = personal
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
    ///
    /// - Parameters:
    ///   - outside: the services behind the server's ports.
    ///   - tls: makes it listen for TLS too.
    ///   - now: where the clock begins; nil for a Monday within the plan's filing window.
    ///   - isRehearsal: opens the plan's windows around the clock's beginning.
    package static func run<R>(
        limits: WireLimits = WireLimits(), outside: Outside = Outside(),
        host: String = "127.0.0.1", tls: TLSFiles? = nil, now: Instant? = nil,
        isRehearsal: Bool = false, _ body: (TestServer) async throws -> R
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
        let server = try await Self.start(
            in: directory, limits: limits, outside, host: host, tls: tls,
            clock: now.map(VirtualClock.init) ?? VirtualClock(), isRehearsal: isRehearsal)
        do {
            let result = try await body(server)
            try await server.stop()
            return result
        } catch {
            try await server.stop()
            throw error
        }
    }

    /// What a server asks about people, and the plan it goes by.
    package struct Outside: Sendable {
        package var realName: any RealNameCheck
        package var education: any EducationCheck
        package var inspector: any MaterialInspector
        package var plan: ExamPlan

        /// Providers that know everybody, and the inspection itself without its process.
        ///
        /// Chance sends no decision to a second look, unless a plan is given that says so.
        package init(
            realName: any RealNameCheck = ScriptedCheck(),
            education: any EducationCheck = ScriptedCheck(),
            inspector: any MaterialInspector = LocalInspector(),
            plan: ExamPlan = .sampling(percent: 0)
        ) {
            self.plan = plan
            self.realName = realName
            self.education = education
            self.inspector = inspector
        }
    }

    private static func start(
        in directory: URL, limits: WireLimits, _ outside: Outside, host: String, tls: TLSFiles?,
        clock: VirtualClock, isRehearsal: Bool
    ) async throws -> TestServer {
        let logger = Logger(label: "test-server") { _ in SwiftLogNoOpLogHandler() }
        let store = try SQLiteStore.open(
            path: directory.appendingPathComponent("filing.sqlite").path, logger: logger)
        let vault = try Vault(root: directory.appendingPathComponent("materials").path)
        let random = SystemRandomSource()
        let file = try KeyFile(
            root: random.bytes(KeyFile.secretSizeBytes),
            secret: random.bytes(KeyFile.secretSizeBytes))
        let keys = ServerKeys(file)
        let personal = try await PersonalData.open(
            in: store, with: KeyHolder(file), random: random)
        let sender = CollectingSender()
        let captchas = CollectingCaptchas()
        let service = try FilingService(
            FilingService.World(
                store: store, vault: vault, keys: keys, personal: personal, clock: clock,
                random: random, sender: sender,
                realNameCheck: outside.realName, educationCheck: outside.education,
                plan: isRehearsal ? outside.plan.rehearsed(at: clock.now()) : outside.plan,
                inspector: outside.inspector, captchaSink: captchas,
                auditHeads: HeadsFile(
                    path: directory.appendingPathComponent("audit/heads.jsonl").path),
                serverName: "filingd/test",
                acceptsPlaintext: false,
                centresNeedCertificate: tls?.authority.isEmpty == false, logger: logger))
        var configuration = ServerConfiguration(
            host: host, port: 0, loops: 1, limits: limits, serverName: "filingd/test")
        configuration.tls = try tls.map {
            TLSListening(host: host, port: 0, identity: try ServerIdentity($0))
        }
        let transport = try await RPCServer.start(
            configuration, dispatcher: service.dispatcher, logger: logger)
        return TestServer(
            transport: transport, store: store, keys: keys, personal: personal, service: service,
            clock: clock, sender: sender, captchas: captchas, vault: vault, directory: directory)
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

    /// A client of this server's TLS port; close it before the test ends.
    package func client(
        tls: FilingClient.TLS, host: String = "127.0.0.1", token: [UInt8]? = nil
    ) -> FilingClient {
        var settings = FilingClient.Settings()
        settings.tls = tls
        return FilingClient(
            host: host, port: self.transport.tlsAddress?.port ?? 0, token: token,
            settings: settings)
    }

    /// A client of this server; close it before the test ends.
    package func client(token: [UInt8]? = nil) -> FilingClient {
        FilingClient(host: "127.0.0.1", port: self.port, token: token)
    }
}
