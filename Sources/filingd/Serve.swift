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

    func run() async throws {
        let settings = try self.options.settings()
        Allocator.keepLargeBlocks()
        let level = Logger.Level(rawValue: settings.logLevel) ?? .info
        LoggingSystem.bootstrap { _ in ChinaTimeLogHandler(logLevel: level) }
        let logger = Logger(label: "filingd")
        do {
            try await Self.serve(settings, logger)
        } catch let fault as KeyFileStore.Fault {
            try Self.fail("\(fault)")
        } catch let fault as DataDirectory.Fault {
            try Self.fail("\(fault)")
        } catch let fault as StorageFault {
            try Self.fail("The database cannot be used: \(fault.detail).")
        } catch let fault as VaultFault {
            try Self.fail("The materials folder cannot be used: \(fault.detail).")
        } catch let error as IOError {
            try Self.fail(
                "\(settings.listenHost):\(settings.listenPort) cannot be listened on: "
                    + "error \(error.errnoCode). Is another server running?")
        }
    }

    private static func fail(_ sentence: String) throws -> Never {
        StandardError.write(sentence)
        throw ExitCode(1)
    }

    private static func serve(_ settings: Settings, _ logger: Logger) async throws {
        let directory = DataDirectory(path: settings.dataDirectory)
        try directory.make()
        try directory.lock()
        let random = SystemRandomSource()
        let keys = try KeyFileStore.load(path: directory.keys) {
            random.bytes(KeyFile.secretSizeBytes)
        }
        var storeSettings = SQLiteSettings()
        storeSettings.writeQueueLimit = settings.writeQueue
        let store = try SQLiteStore.open(
            path: directory.database, settings: storeSettings, logger: logger)
        let vault = try Vault(root: directory.materials)
        let service = try FilingService(
            FilingService.World(
                store: store, vault: vault, keys: keys, clock: SystemClock(), random: random,
                sender: SMSFileSink(path: directory.messages), serverName: ProgramVersion.text,
                acceptsPlaintext: settings.isInsecure, logger: logger))
        let server = try await RPCServer.start(
            Self.configuration(settings), dispatcher: service.dispatcher, logger: logger)
        Self.announce(server, settings, logger)

        let socket = SocketService(
            server: server, readiness: service.readiness,
            grace: .seconds(Int64(settings.drainGraceSeconds)), logger: logger)
        let group = ServiceGroup(
            configuration: .init(
                services: service.jobs + [socket],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await store.close()
        try await vault.close()
        logger.info("stopped")
    }

    private static func configuration(_ settings: Settings) -> ServerConfiguration {
        var limits = WireLimits()
        limits.connections = settings.connections
        limits.connectionsPerAddress = settings.connectionsPerAddress
        limits.idleAfterLogin = .seconds(Int64(settings.idleSeconds))
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return ServerConfiguration(
            host: settings.listenHost, port: settings.listenPort,
            loops: settings.loops == 0 ? cores : settings.loops, limits: limits,
            serverName: ProgramVersion.text)
    }

    private static func announce(_ server: RPCServer, _ settings: Settings, _ logger: Logger) {
        let host = server.localAddress?.ipAddress ?? settings.listenHost
        let port = server.localAddress?.port ?? settings.listenPort
        FileHandle.standardOutput.write(Data("listening \(host):\(port)\n".utf8))
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
