// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingDomain
import Foundation

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "HOST:PORT, or tls://HOST:PORT, of the server (FILING_SERVER; 127.0.0.1:7400).")
    var server: String?

    @Option(help: "PEM file of the authorities to trust, for tls:// (FILING_CA; the system's).")
    var ca: String?

    @Option(help: "PEM file of a centre's certificate to show (FILING_CERTIFICATE).")
    var certificate: String?

    @Option(help: "PEM file of its private key, mode 0600 (FILING_CERTIFICATE_KEY).")
    var certificateKey: String?

    @Option(help: "File that keeps the session (FILING_SESSION).")
    var session: String?

    @Flag(help: "Prints one JSON object.") var json = false

    @Option(help: "zh or en; otherwise the locale decides.") var lang: Language?

    @Flag(
        help: "明文发送密码 / sends passwords over a plain line, where others can read them.")
    var insecure = false

    @Option(help: "Seconds to wait for the server.") var timeout: Double = 30

    func validate() throws {
        guard self.timeout > 0, self.timeout <= 300 else {
            throw ValidationError("--timeout takes up to 300 seconds.")
        }
        _ = try self.address
        _ = try self.tls
    }

    /// What was given, or the environment's, or the server of this machine.
    private var serverText: String {
        self.server ?? Self.environment["FILING_SERVER"] ?? "127.0.0.1:7400"
    }

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    private static let tlsScheme = "tls://"

    /// How to speak TLS; nil for a plain connection.
    var tls: FilingClient.TLS? {
        get throws {
            let names = ["FILING_CA", "FILING_CERTIFICATE", "FILING_CERTIFICATE_KEY"]
            let given = zip([self.ca, self.certificate, self.certificateKey], names)
                .map { $0 ?? Self.environment[$1] ?? "" }
            guard self.serverText.hasPrefix(Self.tlsScheme) else {
                guard [self.ca, self.certificate, self.certificateKey].allSatisfy({ $0 == nil })
                else {
                    throw ValidationError("--ca and --certificate go with --server tls://...")
                }
                return nil
            }
            guard given[1].isEmpty == given[2].isEmpty else {
                throw ValidationError("--certificate and --certificate-key go together.")
            }
            var tls = FilingClient.TLS()
            (tls.authorityFile, tls.certificateFile, tls.keyFile) = (given[0], given[1], given[2])
            return tls
        }
    }

    /// The certificate that is shown; empty = none.
    var certificatePath: String {
        self.certificate ?? Self.environment["FILING_CERTIFICATE"] ?? ""
    }

    /// Where the server is.
    var address: (host: String, port: Int) {
        get throws {
            let isTLS = self.serverText.hasPrefix(Self.tlsScheme)
            let text = self.serverText.dropFirst(isTLS ? Self.tlsScheme.count : 0)
            guard let colon = text.lastIndex(of: ":"),
                let port = Int(text[text.index(after: colon)...]),
                (1...65_535).contains(port), colon != text.startIndex
            else {
                throw ValidationError(
                    "A server reads HOST:PORT or tls://HOST:PORT, such as 127.0.0.1:7400.")
            }
            return (String(text[..<colon]), port)
        }
    }

    /// `HOST:PORT` or `tls://HOST:PORT`, as sessions and keys are kept by it: what was got on a
    /// secure line is not sent on a plain one.
    var serverName: String {
        get throws {
            let (host, port) = try self.address
            return "\(try self.tls == nil ? "" : Self.tlsScheme)\(host):\(port)"
        }
    }

    /// The language of the output.
    var language: Language { Self.language(self.lang) }

    /// The language of an output: the one asked for, else the locale's, else Chinese.
    static func language(_ asked: Language?) -> Language {
        if let asked { return asked }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
            .compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("en") == true ? .en : .zh
    }

    /// Where the session is kept.
    var sessionPath: String {
        let environment = ProcessInfo.processInfo.environment
        if let path = self.session ?? environment["FILING_SESSION"] { return path }
        let state =
            environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? NSHomeDirectory() + "/.local/state"
        return state + "/filing/session.json"
    }

    /// The options of a call.
    func callOptions(key: [UInt8]? = nil) -> CallOptions {
        CallOptions(timeoutMs: UInt32(self.timeout * 1_000), idempotencyKey: key)
    }
}

extension Language: ExpressibleByArgument {}
