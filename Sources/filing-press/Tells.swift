// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingSeal
import FilingServer
import FilingWire

/// Whether the time of a reply tells what its bytes do not.
struct Tells: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares the times of replies that must not differ.",
        discussion: """
            z is the standardised rank sum (Mann-Whitney): within -3 and 3, these tries do not tell
            the two apart.
            """)

    @OptionGroup var load: LoadOptions
    @Option(help: "Tries of each kind, in random order.") var tries = 1_000

    private struct Result: Encodable {
        let what: String
        let medianUs: [Double]
        let z: Double
    }

    /// What is compared: one thing and the other, in random order.
    private func compare(
        _ what: String, _ times: (_ number: Int, _ isFirst: Bool) throws -> Double
    ) throws {
        var first: [Double] = []
        var second: [Double] = []
        let kinds =
            [Bool](repeating: true, count: self.tries) + [Bool](repeating: false, count: self.tries)
        for (number, isFirst) in kinds.shuffled().enumerated() {
            let took = try times(number, isFirst)
            if isFirst { first.append(took) } else { second.append(took) }
        }
        try Meter.show(
            Result(
                what: what, medianUs: [first, second].map { $0.sorted()[$0.count / 2] },
                z: Self.standardisedRankSum(first, second)))
    }

    func run() throws {
        let guesses = try Guesses(self.load)
        // The last but one of the smallest seed's drafts: no other load is about it.
        let victim = SeededPerson.phone(of: 1_999)
        try guesses.lock(victim)
        // From an address where nothing was tried: only the account is locked.
        let connection = try LoadConnection(port: self.load.port, source: Guesses.host(200))
        try self.compare("right and wrong password under lock") { _, isRight in
            try guesses.guess(victim, isRight: isRight, on: connection)
        }
        // A name is tried once or twice, and an address once: no limit is touched.
        try self.compare("wrong password of a known and an unknown name") { number, isKnown in
            let connection = try LoadConnection(
                port: self.load.port, source: Guesses.host(1_000 + number))
            return try guesses.guess(
                Self.phone(number % 1_000, isKnown: isKnown), isRight: false, on: connection)
        }
        try self.compare("code for a known and an unknown phone") { number, isKnown in
            let connection = try LoadConnection(
                port: self.load.port, source: Guesses.host(10_000 + number))
            return try guesses.askCode(Self.phone(number, isKnown: isKnown), on: connection)
        }
    }

    private static func phone(_ number: Int, isKnown: Bool) -> String {
        isKnown ? SeededPerson.phone(of: number) : String(19_100_000_000 + number)
    }

    /// Mann-Whitney's U as so many standard deviations from its mean.
    private static func standardisedRankSum(_ first: [Double], _ second: [Double]) -> Double {
        let all = (first.map { ($0, true) } + second.map { ($0, false) }).sorted { $0.0 < $1.0 }
        let rankSum = all.enumerated().reduce(0.0) {
            $0 + ($1.element.1 ? Double($1.offset + 1) : 0)
        }
        let (m, n) = (Double(first.count), Double(second.count))
        let mean = m * (m + n + 1) / 2
        return (rankSum - mean) / (m * n * (m + n + 1) / 12).squareRoot()
    }
}

/// Tries one after another, each timed.
private struct Guesses {
    private let reader: ImageReader
    private let salted: SaltedPassword
    private let port: Int

    init(_ load: LoadOptions) throws {
        self.reader = ImageReader(keys: try load.keys)
        self.salted = try SeededPassword.salted()
        self.port = load.port
    }

    /// An address of loopback.
    static func host(_ number: Int) -> UInt32 { 0x7F01_0000 + UInt32(number) }

    /// Locks an account as strangers do: 5 wrong passwords from each of 10 addresses.
    func lock(_ victim: String) throws {
        for stranger in 1...10 {
            let connection = try LoadConnection(port: self.port, source: Self.host(stranger))
            for _ in 0..<5 { _ = try self.guess(victim, isRight: false, on: connection) }
        }
    }

    /// One try to log in, which is refused; the microseconds of both halves.
    func guess(_ name: String, isRight: Bool, on connection: LoadConnection) throws -> Double {
        var steps = try LoginSteps(
            name: name, salted: self.salted, captcha: try self.image(on: connection))
        let (first, started) = try Self.timed(try steps.first, on: connection)
        try started.requireOK()
        let reply = try FilingV1.StartLoginReply(decoding: started.body)
        // However long its making takes: how long the server was idle is part of what is measured.
        let sendNs = Meter.nowNs() + 1_000_000
        let request =
            try isRight ? steps.second(after: reply) : LoginSteps.forged(after: reply)
        while Meter.nowNs() < sendNs {}
        let (second, finished) = try Self.timed(request, on: connection)
        guard try RpcV1.Status(decoding: finished.head).reason == "LOGIN_FAILED" else {
            throw LoadConnection.Broken(step: "a guess was let in")
        }
        return first + second
    }

    /// Asks for a code to set a new password; its microseconds.
    func askCode(_ phone: String, on connection: LoadConnection) throws -> Double {
        let (took, reply) = try Self.timed(
            try RequestTemplate.make(
                "filing.v1.Auth/RequestCode",
                FilingV1.RequestCodeRequest(
                    phone: phone, purpose: .resetPassword,
                    captcha: try self.image(on: connection)),
                key: SystemRandomSource().bytes(16)), on: connection)
        try reply.requireOK()
        return took
    }

    private func image(on connection: LoadConnection) throws -> FilingV1.CaptchaAnswer {
        let reply = try connection.call(
            try RequestTemplate.make(
                "filing.v1.Auth/GetCaptcha", FilingV1.GetCaptchaRequest()))
        try reply.requireOK()
        return self.reader.answer(to: try FilingV1.GetCaptchaReply(decoding: reply.body))
    }

    private static func timed(
        _ request: [UInt8], on connection: LoadConnection
    ) throws -> (Double, Frame) {
        let begun = Meter.nowNs()
        let reply = try connection.call(request)
        return (Double(Meter.nowNs() - begun) / 1_000, reply)
    }
}
