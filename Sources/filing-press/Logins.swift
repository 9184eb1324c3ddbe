// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingSeal
import FilingServer
import FilingWire

/// Whole logins: image, both halves of SCRAM, a durable session.
struct Logins: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Captchas/s, then SCRAM logins/s with them.")

    @OptionGroup var load: LoadOptions
    @Option(help: "Logins at once, each on a connection of its own.") var concurrency = 64
    @Option(help: "Logins in all, each of another applicant.") var count = 20_000

    func run() throws {
        let crowd = try LoginCrowd(self.load, concurrency: self.concurrency)
        let painted = try Meter(server: self.load.serverPid)
        try crowd.readImages(self.count, meter: painted)
        try Meter.show(try painted.result("captcha \(LoginCrowd.imagesAtOnce) at once"))
        let meter = try Meter(server: self.load.serverPid)
        try drive(crowd.lanes(until: .max, meter: meter))
        try Meter.show(try meter.result("login \(self.concurrency) at once"))
    }
}

/// Many people who log in at once.
final class LoginCrowd {
    private let connections: [LoadConnection]
    private let reader: ImageReader
    private let salted: SaltedPassword
    /// Images that were read and not used.
    private var captchas: [FilingV1.CaptchaAnswer] = []
    private var nextPerson = 0
    /// More than the server lets one address wait for are refused.
    static let imagesAtOnce = 4

    init(_ load: LoadOptions, concurrency: Int) throws {
        self.connections = try (0..<concurrency).map { _ in
            try LoadConnection(port: load.port)
        }
        self.reader = ImageReader(keys: try load.keys)
        self.salted = try SeededPassword.salted()
    }

    /// Gets as many images and reads them, for the logins to come.
    func readImages(_ count: Int, meter: Meter? = nil) throws {
        let request = try RequestTemplate.make(
            "filing.v1.Auth/GetCaptcha", FilingV1.GetCaptchaRequest())
        var left = count
        try drive(
            self.connections.prefix(Self.imagesAtOnce).map { connection in
                var sentNs: UInt64 = 0
                return Dialogue(connection) { reply in
                    if let reply {
                        try reply.requireOK()
                        meter?.count(sinceNs: sentNs, now: Meter.nowNs())
                        self.captchas.append(
                            self.reader.answer(
                                to: try FilingV1.GetCaptchaReply(decoding: reply.body)))
                    }
                    guard left > 0 else { return nil }
                    left -= 1
                    sentNs = Meter.nowNs()
                    return request
                }
            })
    }

    /// One person after another on each connection, while there are images and time.
    ///
    /// - Parameter endNs: of `Meter.nowNs()`.
    func lanes(until endNs: UInt64, meter: Meter?) -> [any Lane] {
        self.connections.map { connection in
            var steps: LoginSteps?
            var sentNs: UInt64 = 0
            return Dialogue(connection) { reply in
                try reply?.requireOK()
                if var half = steps, let reply {
                    steps = nil
                    return try half.second(
                        after: FilingV1.StartLoginReply(decoding: reply.body))
                }
                let now = Meter.nowNs()
                if reply != nil { meter?.count(sinceNs: sentNs, now: now) }
                guard now < endNs, let captcha = self.captchas.popLast() else { return nil }
                sentNs = now
                let fresh = try LoginSteps(
                    name: SeededPerson.phone(of: self.nextPerson), salted: self.salted,
                    captcha: captcha)
                self.nextPerson += 1
                steps = fresh
                return try fresh.first
            }
        }
    }
}
