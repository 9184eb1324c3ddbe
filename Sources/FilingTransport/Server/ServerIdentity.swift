// SPDX-License-Identifier: Apache-2.0

import NIOSSL
import Synchronization

/// What a server shows on its TLS port, and whom it believes about client certificates.
///
/// It can be read anew at any time: connections that are open keep what they began with, new ones
/// get the new.
package final class ServerIdentity: Sendable {
    private struct Loaded {
        let context: NIOSSLContext
        let times: CertificateTimes
    }

    private let files: TLSFiles
    private let loaded: Mutex<Loaded>

    /// Reads the files; an empty `authority` means that no client is asked for a certificate.
    ///
    /// - Throws: `TLSFault`.
    package init(_ files: TLSFiles) throws(TLSFault) {
        self.files = files
        self.loaded = Mutex(try Self.load(files))
    }

    /// Reads the files again; what was is kept if anything is wrong with them.
    ///
    /// - Throws: `TLSFault`.
    package func reload() throws(TLSFault) {
        let fresh = try Self.load(self.files)
        self.loaded.withLock { $0 = fresh }
    }

    /// From when until when the certificate is for use.
    package var times: CertificateTimes { self.loaded.withLock { $0.times } }

    /// Whether clients are asked for a certificate.
    package var asksForCertificates: Bool { !self.files.authority.isEmpty }

    /// For a new connection.
    var context: NIOSSLContext { self.loaded.withLock { $0.context } }

    private static func load(_ files: TLSFiles) throws(TLSFault) -> Loaded {
        let chain = try TLSFiles.certificates(in: files.certificate)
        let key = try TLSFiles.privateKey(in: files.key)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.applyHouseRules()
        if !files.authority.isEmpty {
            configuration.trustRoots = .certificates(
                try TLSFiles.certificates(in: files.authority))
            // Applicants have none and are served; a certificate that is shown has to be right.
            configuration.certificateVerification = .optionalVerification
            configuration.sendCANameList = true
        }
        do {
            return Loaded(
                context: try NIOSSLContext(configuration: configuration),
                times: CertificateTimes(chain[0]))
        } catch {
            throw TLSFault(
                "\(files.certificate) and \(files.key) do not go together: "
                    + "\(TLSErrorText(error)).")
        }
    }
}
