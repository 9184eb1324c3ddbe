// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingServer
import FilingTransport
import Logging

/// The TLS side of a server, as the settings choose it.
struct ServedTLS: Reloadable {
    let name = "TLS certificate"
    let listening: TLSListening
    private let logger: Logger

    /// Warned about from then on: a month is enough to get another.
    private static let warningDays: Int64 = 30

    /// Reads certificate and key; nil if the settings name no certificate.
    ///
    /// - Throws: `TLSFault`.
    init?(_ settings: Settings, _ logger: Logger) throws(TLSFault) {
        guard !settings.tlsCertificateFile.isEmpty else { return nil }
        self.logger = logger
        self.listening = TLSListening(
            host: settings.tlsHost.isEmpty ? settings.listenHost : settings.tlsHost,
            port: settings.tlsPort,
            identity: try ServerIdentity(
                TLSFiles(
                    certificate: settings.tlsCertificateFile, key: settings.tlsKeyFile,
                    authority: settings.tlsClientAuthorityFile)))
        Self.warn(of: self.listening.identity, logger)
    }

    func reload() throws {
        try self.listening.identity.reload()
        Self.warn(of: self.listening.identity, self.logger)
    }

    /// Says in the log that the certificate ends soon, has ended, or is not for use yet.
    private static func warn(of identity: ServerIdentity, _ logger: Logger) {
        let (times, now) = (identity.times, SystemClock().now())
        let ends = Instant(ms: times.notAfterMs).textInChina
        if now.ms > times.notAfterMs {
            logger.error(
                "the TLS certificate HAS EXPIRED: clients refuse this server",
                metadata: ["ended": "\(ends)"])
        } else if now.ms < times.notBeforeMs {
            logger.error(
                "the TLS certificate is NOT FOR USE YET: clients refuse this server",
                metadata: ["begins": "\(Instant(ms: times.notBeforeMs).textInChina)"])
        } else if times.notAfterMs - now.ms < Self.warningDays * 86_400_000 {
            logger.warning("the TLS certificate ends soon", metadata: ["ends": "\(ends)"])
        }
    }
}
