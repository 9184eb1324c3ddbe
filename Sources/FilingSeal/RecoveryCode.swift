// SPDX-License-Identifier: Apache-2.0

import Crypto
package import FilingDomain

/// A one-time code that stands in for a lost authenticator: 80 random bits.
package struct RecoveryCode: Sendable, Unprinted {
    private let bytes: [UInt8]

    /// Bytes of a code.
    package static let sizeBytes = 10
    /// Symbols between two hyphens.
    private static let groupLength = 4

    /// A new code from the system's randomness; nil unless there are 10 bytes.
    package init?(random: [UInt8]) {
        guard random.count == Self.sizeBytes else { return nil }
        self.bytes = random
    }

    /// Reads what was typed; case, spaces and hyphens do not matter.
    package init?(typed: String) {
        let symbols = typed.uppercased().filter { $0 != " " && $0 != "-" }
        guard let bytes = Base32.bytes(symbols) else { return nil }
        self.init(random: bytes)
    }

    /// `XXXX-XXXX-XXXX-XXXX`.
    package var text: String {
        let symbols = Array(Base32.text(self.bytes))
        return stride(from: 0, to: symbols.count, by: Self.groupLength)
            .map { String(symbols[$0..<min($0 + Self.groupLength, symbols.count)]) }
            .joined(separator: "-")
    }

    /// What the store keeps: 32 bytes that tell nothing without the key.
    package func digest(of account: AccountID, keys: ServerKeys) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: BigEndian.bytes(account.rawValue) + self.bytes, using: keys.recoveryCode))
    }
}
