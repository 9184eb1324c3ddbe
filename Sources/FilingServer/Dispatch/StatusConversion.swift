// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore
import FilingTransport
import FilingVault
import Logging

/// Turns whatever a call threw into the status its caller sees.
///
/// The only place where an error becomes a status. A refusal tells its reason; a fault tells only
/// that it is one, with a trace number under which the log has the rest.
struct StatusConversion: Sendable {
    let random: any RandomSource
    let logger: Logger

    func status(for error: any Error, of call: IncomingCall) -> RpcV1.Status {
        let language = Self.language(of: call.head)
        switch error {
        case let refusal as Refusal:
            return Self.status(refusal, language)
        case let failure as DecodingFailure:
            return Self.status(
                Refusal(.requestMalformed, ["field": .text(failure.description)]), language)
        case is PersonalDataErased:
            return Self.status(Refusal(.dataErased), language)
        case is CancellationError:
            return Self.status(Refusal(.cancelled), language)
        case let full as WriteQueueFull:
            return Self.status(
                Refusal(.writeQueueFull, ["retry_after_ms": .number(UInt64(full.retryAfterMs))]),
                language, notProcessed: true)
        case is StorageFault, is VaultFault:
            self.log(error, call)
            return Self.status(
                Refusal(.storeUnavailable, ["retry_after_ms": .number(1_000)]), language)
        default:
            let trace = self.log(error, call)
            return Self.status(Refusal(.internalFault, ["trace": .text(trace)]), language)
        }
    }

    /// Writes the fault down and returns the number it can be found by.
    @discardableResult
    private func log(_ error: any Error, _ call: IncomingCall) -> String {
        let trace = Hexadecimal.text(self.random.bytes(8))
        self.logger.error(
            "call failed",
            metadata: [
                "method": "\(call.head.method)", "connection": "\(call.connection.id)",
                "trace": "\(trace)",
                "error": "\(String(reflecting: error))",
            ])
        return trace
    }

    /// The language the caller asked for in the metadata `lang`; Chinese without it.
    private static func language(of head: RpcV1.CallHead) -> Language {
        guard let entry = head.metadata.first(where: { $0.key == "lang" }),
            let text = String(validating: entry.value, as: UTF8.self),
            let language = Language(rawValue: text)
        else {
            return .zh
        }
        return language
    }

    private static func status(
        _ refusal: Refusal, _ language: Language, notProcessed: Bool = false
    ) -> RpcV1.Status {
        var status = RpcV1.Status()
        status.code = refusal.reason.code.rawValue
        status.reason = refusal.reason.token
        status.message = refusal.reason.text[language]
        status.hint = refusal.reason.hint[language]
        status.notProcessed = notProcessed
        for (key, detail) in refusal.details.sorted(by: { $0.key < $1.key }) {
            if key == Self.retryKey, case .number(let ms) = detail {
                status.retryAfterMs = UInt32(clamping: ms)
            } else {
                status.details.append(
                    RpcV1.KeyValue(key: key, value: Array(detail.text.utf8)))
            }
        }
        return status
    }

    /// Not a detail of its own: it has a field in the status.
    private static let retryKey = "retry_after_ms"
}
