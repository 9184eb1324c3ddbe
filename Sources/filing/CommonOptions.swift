// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingDomain
import Foundation

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "HOST:PORT of the server (FILING_SERVER; 127.0.0.1:7400).")
    var server: String?

    @Option(help: "File that keeps the session (FILING_SESSION).")
    var session: String?

    @Flag(help: "Prints one JSON object.") var json = false

    @Option(help: "zh or en; otherwise the locale decides.") var lang: Language?

    @Option(help: "Seconds to wait for the server.") var timeout: Double = 30

    func validate() throws {
        guard self.timeout > 0, self.timeout <= 300 else {
            throw ValidationError("--timeout takes up to 300 seconds.")
        }
        _ = try self.address
    }

    /// Where the server is.
    var address: (host: String, port: Int) {
        get throws {
            let text =
                self.server ?? ProcessInfo.processInfo.environment["FILING_SERVER"]
                ?? "127.0.0.1:7400"
            guard let colon = text.lastIndex(of: ":"),
                let port = Int(text[text.index(after: colon)...]),
                (1...65_535).contains(port), colon != text.startIndex
            else {
                throw ValidationError("A server reads HOST:PORT, such as 127.0.0.1:7400.")
            }
            return (String(text[..<colon]), port)
        }
    }

    /// `HOST:PORT`, as sessions and keys are kept by it.
    var serverName: String {
        get throws {
            let (host, port) = try self.address
            return "\(host):\(port)"
        }
    }

    /// The language of the output: the option, else the locale, else Chinese.
    var language: Language {
        if let lang = self.lang { return lang }
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
