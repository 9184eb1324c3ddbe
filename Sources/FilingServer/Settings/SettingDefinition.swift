// SPDX-License-Identifier: Apache-2.0

/// One setting: its name, what it takes, and where it goes.
package struct SettingDefinition: Sendable {
    /// As in the file and in `--set`: `listen.port`.
    package let name: String
    /// What it is for, with its unit.
    package let summary: String
    /// What it takes, for people.
    package let takes: String
    /// Its present value as text.
    package let show: @Sendable (Settings) -> String
    /// Takes a value; false if it is not one.
    let apply: @Sendable (inout Settings, String) -> Bool

    /// The environment variable that sets it: `FILINGD_LISTEN_PORT`.
    package var variable: String {
        "FILINGD_"
            + self.name.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined()
    }

    /// Every setting there is.
    package static let all: [SettingDefinition] = [
        text("listen.host", \.listenHost, "address to listen on"),
        number("listen.port", \.listenPort, 0...65_535, "TCP port; 0 = any free one"),
        optionalText("tls.host", \.tlsHost, "address to listen on for TLS; as listen.host"),
        number("tls.port", \.tlsPort, 0...65_535, "TCP port for TLS; 0 = any free one"),
        optionalText(
            "tls.certificate-file", \.tlsCertificateFile,
            "PEM: certificate, then what leads to its authority; none = no TLS"),
        optionalText("tls.key-file", \.tlsKeyFile, "PEM: its private key, mode 0600"),
        optionalText(
            "tls.client-authority-file", \.tlsClientAuthorityFile,
            "PEM: who vouches for centres' programs, which then need a certificate"),
        text("data.directory", \.dataDirectory, "folder of database, materials and keys"),
        optionalText("plan.file", \.planFile, "exam plan file; nothing = the plan that ships"),
        number("metrics.port", \.metricsPort, 0...65_535, "loopback HTTP port; 0 = none"),
        number("loops", \.loops, 0...64, "event loops; 0 = one for each core"),
        flag("insecure", \.isInsecure, "take secrets on plain connections of other machines"),
        choice(
            "log.level", \.logLevel, ["trace", "debug", "info", "notice", "warning", "error"],
            "least serious level that is logged"),
        number("limits.connections", \.connections, 1...1_000_000, "connections at once"),
        number(
            "limits.connections-per-address", \.connectionsPerAddress, 1...1_000_000,
            "connections at once from one address"),
        number(
            "limits.idle-seconds", \.idleSeconds, 10...86_400,
            "seconds without a call until a connection is closed"),
        number("store.write-queue", \.writeQueue, 1...100_000, "writes that may wait"),
        number(
            "inspect.workers", \.inspectWorkers, 1...16,
            "processes that inspect scans, each taking up to one core"),
        number(
            "drain.grace-seconds", \.drainGraceSeconds, 0...300,
            "seconds that open calls get when the server stops"),
        choice(
            "sms.provider", \.smsProvider, ["sink", "kannel"],
            "how text messages leave: a file for the operator, or Kannel"),
        optionalText("sms.kannel-url", \.kannelURL, "Kannel's sendsms address"),
        optionalText("sms.kannel-user", \.kannelUser, "Kannel's user name"),
        optionalText(
            "sms.kannel-password-file", \.kannelPasswordFile, "file with Kannel's password"),
        optionalText("sms.kannel-sender", \.kannelSender, "number or name messages come from"),
        optionalText(
            "check.identity-url", \.identityCheckURL, "where names and ID numbers are checked"),
        optionalText("check.education-url", \.educationCheckURL, "where education is checked"),
        optionalText(
            "check.token-file", \.checkTokenFile, "file with the bearer token of both checks"),
        optionalText(
            "audit.heads-file", \.auditHeadsFile,
            "file of the audit log's signed heads, best on another disk"),
        number(
            "audit.kept-days", \.auditKeptDays, 184...36_500,
            "days that the audit log is kept by `filingd admin purge`"),
    ]

    private static func text(
        _ name: String, _ path: any WritableKeyPath<Settings, String> & Sendable,
        _ summary: String
    ) -> SettingDefinition {
        SettingDefinition(
            name: name, summary: summary, takes: "text",
            show: { $0[keyPath: path] },
            apply: { settings, value in
                guard !value.isEmpty else { return false }
                settings[keyPath: path] = value
                return true
            })
    }

    private static func optionalText(
        _ name: String, _ path: any WritableKeyPath<Settings, String> & Sendable,
        _ summary: String
    ) -> SettingDefinition {
        SettingDefinition(
            name: name, summary: summary, takes: "text, or nothing",
            show: { $0[keyPath: path] },
            apply: { settings, value in
                settings[keyPath: path] = value
                return true
            })
    }

    private static func number(
        _ name: String, _ path: any WritableKeyPath<Settings, Int> & Sendable,
        _ range: ClosedRange<Int>, _ summary: String
    ) -> SettingDefinition {
        SettingDefinition(
            name: name, summary: summary, takes: "\(range.lowerBound)...\(range.upperBound)",
            show: { String($0[keyPath: path]) },
            apply: { settings, value in
                guard let number = Int(value), range.contains(number) else { return false }
                settings[keyPath: path] = number
                return true
            })
    }

    private static func flag(
        _ name: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable, _ summary: String
    ) -> SettingDefinition {
        SettingDefinition(
            name: name, summary: summary, takes: "true or false",
            show: { String($0[keyPath: path]) },
            apply: { settings, value in
                guard let truth = Bool(value) else { return false }
                settings[keyPath: path] = truth
                return true
            })
    }

    private static func choice(
        _ name: String, _ path: any WritableKeyPath<Settings, String> & Sendable,
        _ choices: [String], _ summary: String
    ) -> SettingDefinition {
        SettingDefinition(
            name: name, summary: summary, takes: choices.joined(separator: ", "),
            show: { $0[keyPath: path] },
            apply: { settings, value in
                guard choices.contains(value) else { return false }
                settings[keyPath: path] = value
                return true
            })
    }
}
