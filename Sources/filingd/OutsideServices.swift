// SPDX-License-Identifier: Apache-2.0

import FilingGateways
import FilingServer
import Foundation

/// The services outside the machine, as the settings choose them.
struct OutsideServices {
    let sender: any SMSSender
    let realNameCheck: any RealNameCheck
    let educationCheck: any EducationCheck
    let captchaSink: (any CaptchaSink)?
    private let gateway: HTTPGateway?

    /// The settings do not fit together; a sentence for the operator.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// - Throws: `Fault`.
    init(_ settings: Settings, _ directory: DataDirectory, isDemo: Bool) throws {
        let gateway = HTTPGateway()
        let usesKannel = settings.smsProvider == "kannel" && !isDemo
        let token = try Self.secret(in: settings.checkTokenFile, orEmpty: true)
        self.sender =
            usesKannel
            ? KannelSender(settings: try Self.kannel(settings), gateway: gateway)
            : SMSFileSink(path: directory.messages)
        self.realNameCheck =
            settings.identityCheckURL.isEmpty
            ? LocalRealNameCheck(clock: SystemClock())
            : try HTTPRealNameCheck(
                url: settings.identityCheckURL, token: token, gateway: gateway)
        self.educationCheck =
            settings.educationCheckURL.isEmpty
            ? LocalEducationCheck()
            : try HTTPEducationCheck(
                url: settings.educationCheckURL, token: token, gateway: gateway)
        self.captchaSink = isDemo ? CaptchaFileSink(path: directory.captchas) : nil
        self.gateway = gateway
    }

    /// Ends the connections.
    func close() async throws { try await self.gateway?.shutdown() }

    private static func kannel(_ settings: Settings) throws -> KannelSettings {
        guard !settings.kannelURL.isEmpty, !settings.kannelUser.isEmpty else {
            throw Fault(
                description: "sms.provider=kannel needs sms.kannel-url and sms.kannel-user.")
        }
        return try KannelSettings(
            url: settings.kannelURL, user: settings.kannelUser,
            password: try Self.secret(in: settings.kannelPasswordFile, orEmpty: false),
            sender: settings.kannelSender)
    }

    /// The first line of a file that only its owner can read.
    private static func secret(in path: String, orEmpty isOptional: Bool) throws -> String {
        if path.isEmpty, isOptional { return "" }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw Fault(
                description: "The secret in \(path) must be a file of mode 0600; chmod 600 it.")
        }
        guard let data = FileManager.default.contents(atPath: path),
            let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first
        else {
            throw Fault(description: "The file \(path) holds no secret.")
        }
        return String(line)
    }
}
