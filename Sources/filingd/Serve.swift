// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingStoreSQLite
import FilingTransport
import FilingVault
import FilingWire
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Runs the server until SIGTERM or SIGINT, then drains.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves one data directory.",
        discussion: "Prints `listening HOST:PORT` on standard output when it takes calls.")

    @OptionGroup var options: SettingsOptions

    @Flag(
        help: """
            For demonstrations on this machine: writes the answers to captchas and the SMS codes \
            into the data directory. Refused unless it listens on loopback.
            """)
    var demo = false

    @Flag(
        help: """
            For load tests and demonstrations on this machine: opens the filing windows of the plan \
            around today. Refused unless it listens on loopback; --demo does it, too.
            """)
    var rehearsal = false

    @Flag(
        help: """
            Takes passwords and tokens on plain connections of other machines: anybody on the way \
            reads them. Short for --set insecure=true.
            """)
    var insecure = false

    func run() async throws {
        var settings = try self.options.settings()
        if self.insecure { settings.isInsecure = true }
        // Until its service listens, SIGHUP would end the process: `rotate-key` sends it early.
        signal(SIGHUP, SIG_IGN)
        Allocator.keepLargeBlocks()
        let level = Logger.Level(rawValue: settings.logLevel) ?? .info
        LoggingSystem.bootstrap { _ in ChinaTimeLogHandler(logLevel: level) }
        let logger = Logger(label: "filingd")
        do {
            try await self.serve(settings, logger)
        } catch let fault as OutsideServices.Fault {
            try Self.fail("\(fault)")
        } catch let fault as TLSFault {
            try Self.fail("\(fault)")
        } catch let fault as WatchService.Fault {
            try Self.fail("\(fault)")
        } catch let fault as KeyFileStore.Fault {
            try Self.fail("\(fault)")
        } catch let mismatch as KeyMismatch {
            try Self.fail("\(mismatch)")
        } catch let plan as StoredPlanUnreadable {
            try Self.fail("\(plan)")
        } catch let fault as DataDirectory.Fault {
            try Self.fail("\(fault)")
        } catch let fault as StorageFault {
            try Self.fail("The database cannot be used: \(fault.detail).")
        } catch let fault as VaultFault {
            try Self.fail("The materials folder cannot be used: \(fault.detail).")
        } catch let fault as WorkerFault {
            try Self.fail("The inspection of files cannot be started: \(fault.detail).")
        } catch let error as IOError {
            try Self.fail(
                "\(settings.listenHost):\(settings.listenPort), or the TLS port, cannot be listened "
                    + "on: error \(error.errnoCode). Is another server running?")
        }
    }

    private static func fail(_ sentence: String) throws -> Never {
        StandardError.write(sentence)
        throw ExitCode(1)
    }

    private func serve(_ settings: Settings, _ logger: Logger) async throws {
        if self.demo || self.rehearsal {
            try Self.requireLoopback(settings, for: self.demo ? "--demo" : "--rehearsal")
        }
        if self.demo { Self.announceDemo(logger) }
        let plan = try self.plan(settings, logger)
        let directory = DataDirectory(path: settings.dataDirectory)
        try directory.make()
        try directory.lock()
        let random = SystemRandomSource()
        let keyFile = try KeyFileStore.load(in: directory) { random.bytes($0) }
        let tls = try ServedTLS(settings, logger)
        var storeSettings = SQLiteSettings()
        storeSettings.writeQueueLimit = settings.writeQueue
        let store = try SQLiteStore.open(
            path: directory.database, settings: storeSettings, logger: logger)
        let holder = KeyHolder(keyFile)
        let personal = try await PersonalData.open(in: store, with: holder, random: random)
        let vault = try Vault(root: directory.materials)
        let inspector = WorkerInspector(
            program: "/proc/self/exe", workers: settings.inspectWorkers, logger: logger)
        try await inspector.start()
        let outside = try OutsideServices(settings, directory, isDemo: self.demo)
        let world = FilingService.World(
            store: store, vault: vault, keys: ServerKeys(keyFile), personal: personal,
            clock: SystemClock(), random: random, sender: outside.sender,
            realNameCheck: outside.realNameCheck, educationCheck: outside.educationCheck,
            plan: plan, inspector: inspector, captchaSink: outside.captchaSink,
            auditHeads: HeadsFile(path: directory.auditHeads(setting: settings.auditHeadsFile)),
            serverName: ProgramVersion.text, acceptsPlaintext: settings.isInsecure,
            centresNeedCertificate: tls?.listening.identity.asksForCertificates ?? false,
            logger: logger)
        do {
            let keys = KeyReloading(
                KeyRotation(in: directory, store, personal, holder), clock: world.clock,
                logger: logger)
            try await Self.run(world, settings, tls, keys)
        } catch {
            // A client of other services must not be dropped while it is open.
            try await outside.close()
            throw error
        }
        try await outside.close()
        await store.close()
        try await vault.close()
        logger.info("stopped")
    }

    /// Serves until the process is told to stop.
    private static func run(
        _ world: FilingService.World, _ settings: Settings, _ tls: ServedTLS?,
        _ keys: KeyReloading
    ) async throws {
        let logger = world.logger
        let service = try FilingService(world)
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        let server = try await RPCServer.start(
            Self.configuration(settings, tls), dispatcher: service.dispatcher, logger: logger)
        Self.announce(server, settings, logger)
        let watch = try await WatchService.start(
            port: settings.metricsPort, service: service, server: server, logger: logger)
        let socket = SocketService(
            server: server, readiness: service.readiness,
            grace: .seconds(Int64(settings.drainGraceSeconds)), logger: logger)
        let reloads = ReloadService(
            signals: hangups, reloadables: [keys] + (tls.map { [$0] } ?? []), logger: logger)
        let group = ServiceGroup(
            configuration: .init(
                services: service.jobs + [keys, reloads] + (watch.map { [$0] } ?? []) + [socket],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    private static func configuration(
        _ settings: Settings, _ tls: ServedTLS?
    ) -> ServerConfiguration {
        var limits = WireLimits()
        limits.connections = settings.connections
        limits.connectionsPerAddress = settings.connectionsPerAddress
        limits.idleAfterLogin = .seconds(Int64(settings.idleSeconds))
        let cores = ProcessInfo.processInfo.activeProcessorCount
        var configuration = ServerConfiguration(
            host: settings.listenHost, port: settings.listenPort,
            loops: settings.loops == 0 ? cores : settings.loops, limits: limits,
            serverName: ProgramVersion.text)
        configuration.tls = tls?.listening
        return configuration
    }

    /// The plan to serve: as it is, or with its windows opened for a rehearsal.
    private func plan(_ settings: Settings, _ logger: Logger) throws -> ExamPlan {
        let plan = try PlanFile.plan(settings)
        guard self.demo || self.rehearsal else { return plan }
        let rehearsed = plan.rehearsed(at: SystemClock().now())
        let until = rehearsed.regions.values.first?.closes.textInChina ?? ""
        logger.warning(
            "REHEARSAL: plan \(rehearsed.version): every region takes filings until \(until)")
        return rehearsed
    }

    /// Says it loudly, and only to people on this machine.
    private static func announceDemo(_ logger: Logger) {
        logger.warning("DEMONSTRATION: answers to captchas and SMS codes are written to files")
        logger.warning("DEMONSTRATION: never let real people use this server")
    }

    private static func requireLoopback(_ settings: Settings, for flag: String) throws {
        for host in [settings.listenHost, settings.tlsHost] where !host.isEmpty {
            guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
                try Self.fail("\(flag) listens on loopback only, not on \(host).")
            }
        }
    }

    private static func announce(_ server: RPCServer, _ settings: Settings, _ logger: Logger) {
        let host = server.localAddress?.ipAddress ?? settings.listenHost
        let port = server.localAddress?.port ?? settings.listenPort
        var said = "listening \(host):\(port)\n"
        if let address = server.tlsAddress, let host = address.ipAddress, let port = address.port {
            said += "listening tls \(host):\(port)\n"
        }
        FileHandle.standardOutput.write(Data(said.utf8))
        if !host.hasPrefix("127."), host != "::1" {
            if settings.isInsecure {
                logger.warning(
                    "secrets are taken on plain connections: anybody on the way reads them")
            } else {
                logger.warning("logins are refused on this plain port except from this machine")
            }
        }
    }
}
