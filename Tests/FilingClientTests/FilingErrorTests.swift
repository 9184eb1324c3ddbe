// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import Testing

@testable import FilingClient

@Suite struct FilingErrorTests {
    @Test func `a status becomes an error with all its parts`() {
        let error = FilingError(
            RpcV1.Status(
                code: 10, reason: "REVISION_CONFLICT", message: "m", hint: "h", retryAfterMs: 5,
                details: [
                    RpcV1.KeyValue(key: "revision", value: Array("12".utf8)),
                    RpcV1.KeyValue(key: "revision", value: Array("13".utf8)),
                ]))
        #expect(error.code == .aborted)
        #expect(error.cause == .refused)
        #expect(error.number("revision") == 12)
        #expect(error.number("other") == nil)
        #expect((error.message, error.hint, error.retryAfterMs) == ("m", "h", 5))
        #expect("\(error)" == "REVISION_CONFLICT: m")
    }

    @Test(arguments: [UInt32(17), 99, .max])
    func `a code of the future is unknown, not a crash`(code: UInt32) {
        #expect(FilingError(RpcV1.Status(code: code)).code == .unknown)
    }

    @Test(arguments: Reason.registry.map(\.token))
    func `every reason of the registry has its texts here`(token: String) throws {
        let reason = try #require(Reason.named(token))
        let error = FilingError(RpcV1.Status(code: 2, reason: token, message: "server's"))
        #expect(MessageCatalogue.message(for: error, language: .zh) == reason.text.zh)
        #expect(MessageCatalogue.message(for: error, language: .en) == reason.text.en)
        #expect(MessageCatalogue.hint(for: error, language: .en) == reason.hint.en)
    }

    @Test func `a reason of the future is told in the server's words`() {
        let error = FilingError(
            RpcV1.Status(code: 9, reason: "BRAND_NEW", message: "m", hint: "h"))
        #expect(MessageCatalogue.message(for: error, language: .zh) == "m")
        #expect(MessageCatalogue.hint(for: error, language: .zh) == "h")
    }

    @Test(arguments: LocalReason.allCases)
    func `every local reason has a sentence and no twin in the registry`(reason: LocalReason) {
        for language in FilingLanguage.allCases {
            #expect(!reason.message(language).isEmpty)
        }
        #expect(Reason.named(reason.rawValue) == nil)
    }

    @Test func `options print neither token nor key`() {
        let options = CallOptions(token: Array("ft1_x".utf8), idempotencyKey: [77, 78])
        var dumped = ""
        dump(options, to: &dumped)
        for text in [dumped, "\(options)", String(reflecting: options)] {
            #expect(!text.contains("token") && !text.contains("77"))
        }
    }
}
