// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTransport
import FilingWire

/// Every way an error comes about.
extension FilingError {
    /// A status that is not OK.
    init(_ status: RpcV1.Status, cause: Cause = .refused, isNotProcessed: Bool? = nil) {
        self.init(
            cause, Code(rawValue: status.code) ?? .unknown, reason: status.reason,
            message: status.message, hint: status.hint, retryAfterMs: status.retryAfterMs,
            isNotProcessed: isNotProcessed ?? status.notProcessed,
            details: Dictionary(
                status.details.map { ($0.key, String(decoding: $0.value, as: UTF8.self)) },
                // The contract: the first of two equal keys counts.
                uniquingKeysWith: { first, _ in first }))
    }

    /// A reason of this library.
    init(
        _ reason: LocalReason, _ language: FilingLanguage, isNotProcessed: Bool,
        details: [String: String] = [:]
    ) {
        self.init(
            reason.cause, reason.code, reason: reason.rawValue, message: reason.message(language),
            hint: reason.hint(language), isNotProcessed: isNotProcessed, details: details)
    }

    /// A reason of the registry, found out here before the server was asked.
    init(
        _ reason: Reason, _ language: FilingLanguage, cause: Cause, isNotProcessed: Bool,
        details: [String: String] = [:]
    ) {
        let spoken = Language(language)
        self.init(
            cause, Code(rawValue: reason.code.rawValue) ?? .unknown, reason: reason.token,
            message: reason.text[spoken], hint: reason.hint[spoken],
            isNotProcessed: isNotProcessed, details: details)
    }

    /// A call without an answer.
    init(_ failure: CallFailure, _ language: FilingLanguage) {
        let isNotProcessed = failure.processed == .no
        switch failure.cause {
        case .unreachable:
            self.init(.unreachable, language, isNotProcessed: isNotProcessed)
        case .insecure(let failure), .closed(.insecure(let failure)):
            self.init(
                LocalReason(failure), language, isNotProcessed: isNotProcessed,
                details: failure.details)
        case .closed(.goAway(let status)) where status.code != 0:
            self.init(status, cause: .connectionLost, isNotProcessed: isNotProcessed)
        case .closed(.violation(.versionUnsupported)):
            self.init(
                WireReason.versionUnsupported, language, cause: .protocolBroken,
                isNotProcessed: isNotProcessed)
        case .closed(.violation):
            self.init(.protocolBroken, language, isNotProcessed: isNotProcessed)
        case .closed(.closedHere):
            self.init(.clientClosed, language, isNotProcessed: isNotProcessed)
        case .closed:
            self.init(.connectionLost, language, isNotProcessed: isNotProcessed)
        case .deadline:
            self.init(
                WireReason.deadlineExceeded, language, cause: .deadline,
                isNotProcessed: isNotProcessed)
        case .cancelled:
            self.init(
                WireReason.cancelled, language, cause: .cancelled, isNotProcessed: isNotProcessed)
        case .tooLarge(.head(let size, let limit)), .tooLarge(.frame(let size, let limit)):
            self.init(
                .requestTooLarge, language, isNotProcessed: true,
                details: ["size": String(size), "limit": String(limit)])
        case .queueFull(let limit):
            self.init(
                .clientQueueFull, language, isNotProcessed: true,
                details: ["limit": String(limit)])
        case .unencodable(let text):
            self.init(
                .requestUnsendable, language, isNotProcessed: true, details: ["field": text])
        case .answerMalformed(let text):
            self.init(.replyMalformed, language, isNotProcessed: false, details: ["field": text])
        }
    }

    /// A reason of the wire, in the registry's words.
    private init(
        _ reason: WireReason, _ language: FilingLanguage, cause: Cause, isNotProcessed: Bool
    ) {
        if let known = Reason.named(reason.rawValue) {
            self.init(known, language, cause: cause, isNotProcessed: isNotProcessed)
        } else {
            self.init(
                cause, Code(rawValue: reason.code.rawValue) ?? .unknown, reason: reason.rawValue,
                message: reason.message, isNotProcessed: isNotProcessed)
        }
    }
}

extension LocalReason {
    init(_ failure: TLSFailure) {
        switch failure {
        case .files: self = .tlsFilesUnusable
        case .untrusted: self = .serverUntrusted
        case .wrongName: self = .serverNameWrong
        case .refused: self = .certificateRefused
        case .noTLS, .otherProtocol: self = .tlsNotSpoken
        }
    }
}

extension TLSFailure {
    /// What the TLS library says, for logs and support.
    fileprivate var details: [String: String] {
        switch self {
        case .files(let text), .untrusted(let text), .refused(let text), .noTLS(let text):
            ["tls": text]
        case .wrongName: [:]
        case .otherProtocol: ["tls": "ALPN"]
        }
    }
}

extension Language {
    init(_ language: FilingLanguage) {
        switch language {
        case .zh: self = .zh
        case .en: self = .en
        }
    }
}
