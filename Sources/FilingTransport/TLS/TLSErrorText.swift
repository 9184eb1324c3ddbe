// SPDX-License-Identifier: Apache-2.0

import NIOSSL

/// What the TLS library says, as a few words, without the names of its source files.
struct TLSErrorText: CustomStringConvertible {
    let description: String

    init(_ error: any Error) {
        switch error {
        case let error as BoringSSLError: self.description = Self.text(of: error)
        case NIOSSLError.handshakeFailed(let error), NIOSSLError.shutdownFailed(let error):
            self.description = Self.text(of: error)
        default: self.description = "\(error)"
        }
    }

    private static func text(of error: BoringSSLError) -> String {
        switch error {
        case .sslError(let stack), .unknownError(let stack), .invalidSNIName(let stack),
            .failedToSetALPN(let stack):
            let words = stack.map { Self.word(of: $0.description) }
            return words.isEmpty ? "no details" : words.joined(separator: ", ")
        default: return "\(error)"
        }
    }

    /// `CERTIFICATE_VERIFY_FAILED` of `Error: 1 error:1:SSL routines:OPENSSL_internal:… at …`.
    private static func word(of description: String) -> String {
        let parts = description.split(separator: ":")
        guard let origin = parts.firstIndex(of: "OPENSSL_internal"), origin + 1 < parts.count
        else { return description }
        return String(parts[origin + 1].prefix { $0 != " " })
    }
}
