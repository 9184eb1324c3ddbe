// SPDX-License-Identifier: Apache-2.0

import FilingCaptcha
import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
@testable import FilingServer
@testable import FilingStore
import FilingTestKit
import FilingTransport
import Testing

/// Images given out, used, given back and waited for.
@Suite(.timeLimit(.minutes(1))) struct CaptchaTests {
    private static func keys() throws -> ServerKeys {
        ServerKeys(try KeyFile(root: Array(1...32), secret: Array(33...64)))
    }

    private static func right(_ id: [UInt8], _ keys: ServerKeys) -> FilingV1.CaptchaAnswer {
        FilingV1.CaptchaAnswer(
            id: id,
            answer: CaptchaAlphabet.answer(from: CaptchaSecret(nonce: id, keys: keys).answerBytes))
    }

    private static func source(_ address: String, _ keys: ServerKeys) -> SourceAddress {
        SourceAddress(
            of: ConnectionInfo(
                id: 1, peerAddress: address, isLoopback: false, isEncrypted: true), keys: keys)
    }

    @Test(arguments: [(179_999, true), (180_000, false)])
    func `an image given back ends when it would have`(ms: Int64, isTaken: Bool) throws {
        let keys = try Self.keys()
        let captchas = Captchas(keys: keys)
        let begun = Instant(ms: 0)
        let id = [UInt8](1...16)
        _ = try captchas.open(id, now: begun)
        let spent = try captchas.spend(Self.right(id, keys), now: begun + .seconds(170))
        captchas.giveBack(spent)
        do throws(Refusal) {
            _ = try captchas.spend(Self.right(id, keys), now: Instant(ms: ms))
            #expect(isTaken)
        } catch {
            #expect(error == Refusal(.captchaWrong) && !isTaken)
        }
    }

    @Test func `an image given back is good for one use`() throws {
        let keys = try Self.keys()
        let captchas = Captchas(keys: keys)
        let now = Instant(ms: 0)
        let id = [UInt8](1...16)
        _ = try captchas.open(id, now: now)
        captchas.giveBack(try captchas.spend(Self.right(id, keys), now: now))
        _ = try captchas.spend(Self.right(id, keys), now: now)
        #expect(throws: Refusal(.captchaWrong)) {
            try captchas.spend(Self.right(id, keys), now: now)
        }
    }

    @Test func `a login that fails by a fault of the server leaves its image good`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let password = "Correct-Horse-7"
            try await server.register(client, phone: "13800138001", password: password)
            let captcha = try await server.captcha(for: client)
            func login() async throws -> FilingLogin {
                try await client.auth.login(
                    name: "13800138001", password: password, captcha: captcha)
            }
            let kept = try await server.store.write { transaction in
                let kept = try transaction.first(.credentialOfTheTest, [:]) { try $0.bytes() }
                try transaction.execute(.setCredentialOfTheTest, ["credential": .bytes([0xFF])])
                return kept
            }
            let fault = await #expect(throws: FilingError.self) { try await login() }
            #expect(fault?.code == .internal)
            _ = try await server.store.write {
                try $0.execute(.setCredentialOfTheTest, ["credential": .bytes(orNull: kept)])
            }
            _ = try await login()
            await client.close()
        }
    }

    @Test func `one address fills its share of the queue and nobody else's`() async throws {
        let keys = try Self.keys()
        let painter = CaptchaPainter()
        let secret = CaptchaSecret(nonce: Array(1...16), keys: keys)
        func paint(for source: SourceAddress) async throws {
            _ = try await painter.png(
                answer: CaptchaAlphabet.answer(from: secret.answerBytes), seed: secret.seed,
                for: source)
        }
        let greedy = Self.source("198.51.100.1", keys)
        for _ in 0..<4 { #expect(painter.shares.enter(greedy)) }
        await #expect(throws: Refusal(.captchaQueueFull, ["retry_after_ms": .number(50)])) {
            try await paint(for: greedy)
        }
        try await paint(for: Self.source("198.51.100.2", keys))
        // What is no longer waited for leaves room: and is counted once, however often it is tried.
        painter.shares.leave(greedy)
        for _ in 0..<8 { try await paint(for: greedy) }
    }
}

extension Statement {
    fileprivate static let credentialOfTheTest = Statement(
        "SELECT credential FROM account WHERE role = 1")
    fileprivate static let setCredentialOfTheTest = Statement(
        "UPDATE account SET credential = :credential WHERE role = 1")
}
