// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import Foundation

/// How far this machine's clock is ahead of the server's, whatever the server says.
struct ClockSkew {
    /// Milliseconds; cut to what 64 bits hold.
    let ms: Int64

    /// A code or a session's time is judged by the server's clock; people look at their own.
    private static let allowedMs: UInt64 = 30_000

    init(hereMs: Int64, thereMs: Int64) {
        let (difference, overflow) = hereMs.subtractingReportingOverflow(thereMs)
        self.ms = overflow ? (hereMs < 0 ? .min : .max) : difference
    }

    var isSmall: Bool { self.ms.magnitude <= Self.allowedMs }
}

/// Looks for what keeps this machine from working with the server, and says what to do.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "环境检查 / checks connection, protocol, clock, session and locale.",
        discussion: "Ends with 0 if nothing is wrong, with 1 if something should be mended.")

    @OptionGroup var options: CommonOptions

    /// One thing that was looked at.
    private struct Finding {
        let subject: Text
        let isGood: Bool
        let fact: String
        let advice: Text?

        init(_ subject: Text, good: Bool, _ fact: String, advice: Text? = nil) {
            self.subject = subject
            self.isGood = good
            self.fact = fact
            self.advice = good ? nil : advice
        }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            var findings = try await Self.server(run)
            findings.append(try await Self.session(run))
            findings.append(Self.locale())
            Self.show(findings, run.output)
            guard findings.allSatisfy(\.isGood) else {
                throw ExitCode(ExitStatus.refused.rawValue)
            }
        }
    }

    /// Connection, protocol, clock, secrecy of the line.
    private static func server(_ run: Run) async throws -> [Finding] {
        let (host, _) = try run.options.address
        let server = try run.options.serverName
        let begun = Date()
        let description: RpcV1.DescribeReply
        do {
            description = try await run.client.meta.describe(options: run.options.callOptions())
        } catch {
            let subject =
                error.reason == "VERSION_UNSUPPORTED" ? Labels.protocolVersion : Labels.connection
            return [
                Finding(
                    subject, good: false,
                    "\(server): \(error.reason) \(error.details["tls"] ?? "")",
                    advice: Text(zh: error.hint, en: error.hint))
            ]
        }
        let tookMs = Int64(Date().timeIntervalSince(begun) * 1_000)
        let now = Int64(begun.timeIntervalSince1970 * 1_000) + tookMs / 2
        let skew = ClockSkew(hereMs: now, thereMs: description.nowMs)
        return [
            Finding(Labels.connection, good: true, "\(server), \(tookMs) ms"),
            Finding(Labels.protocolVersion, good: true, "1, \(description.server)"),
            Finding(
                Labels.clock, good: skew.isSmall, "\(skew.ms) ms",
                advice: Labels.clockAdvice),
        ] + Self.line(try await run.client.line(options: run.options.callOptions()), host, now)
    }

    /// A month is enough to get another certificate.
    private static let warningDays: Int64 = 30

    /// Who can read along, and how long the server's certificate lasts.
    private static func line(
        _ line: FilingClient.Line, _ host: String, _ nowMs: Int64
    ) -> [Finding] {
        guard let version = line.tlsVersion, let endsAtMs = line.certificateEndsAtMs else {
            let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(host)
            return [
                Finding(
                    Labels.secrecy, good: isLoopback, isLoopback ? "loopback" : "plain TCP",
                    advice: Labels.secrecyAdvice)
            ]
        }
        let (span, overflow) = endsAtMs.subtractingReportingOverflow(nowMs)
        let days = overflow ? Int64.max : span / 86_400_000
        return [
            // A handshake without the agreement on the protocol does not come up.
            Finding(Labels.secrecy, good: true, "\(version), filing-rpc/1"),
            Finding(
                Labels.certificate, good: days >= Self.warningDays, "\(host), \(days) d",
                advice: Labels.certificateAdvice),
        ]
    }

    private static func session(_ run: Run) async throws -> Finding {
        do {
            let session = try await run.client.auth.describeSession(
                options: run.options.callOptions())
            return Finding(
                Labels.session, good: true,
                "\(session.role), \(ChinaTime.text(ms: session.idleExpiresAtMs))")
        } catch  where error.code == .unauthenticated {
            let nobody = error.reason == "LOGIN_REQUIRED"
            return Finding(
                Labels.session, good: nobody, error.reason, advice: Labels.sessionAdvice)
        } catch {
            return Finding(
                Labels.session, good: false, error.reason,
                advice: Text(zh: error.hint, en: error.hint))
        }
    }

    /// Chinese needs UTF-8 on its way to the screen.
    private static func locale() -> Finding {
        let environment = ProcessInfo.processInfo.environment
        let name =
            ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
            .first { !$0.isEmpty } ?? "C"
        let isUTF8 = name.lowercased().filter { $0 != "-" }.hasSuffix("utf8")
        return Finding(Labels.locale, good: isUTF8, name, advice: Labels.localeAdvice)
    }

    private static func show(_ findings: [Finding], _ output: Output) {
        guard !output.isJSON else {
            print(
                MessageJSON.text(
                    of: Dictionary(
                        uniqueKeysWithValues: findings.map { finding in
                            (
                                finding.subject.en,
                                .object([
                                    "good": .truth(finding.isGood), "fact": .text(finding.fact),
                                    "advice": .text(finding.advice?[output.language] ?? ""),
                                ])
                            )
                        })))
            return
        }
        for finding in findings {
            output.show(
                line: "\(finding.isGood ? "ok " : "!! ") "
                    + "\(output.say(finding.subject)): \(finding.fact)")
            if let advice = finding.advice { output.show(line: "    \(output.say(advice))") }
        }
    }
}
