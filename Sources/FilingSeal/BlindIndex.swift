// SPDX-License-Identifier: Apache-2.0

import Crypto

/// Finds a row by a personal value without storing the value: HMAC-SHA256 under the field's key,
/// cut to 16 bytes.
///
/// ID numbers and phones can be counted through, so everything rests on the key's secrecy. 128
/// bits keep a chance meeting of two of 2^32 values below 2^-64.
package struct BlindIndex: Hashable, Sendable {
    /// 16 bytes.
    package let bytes: [UInt8]

    /// Bytes kept of the HMAC.
    package static let sizeBytes = 16

    /// The fields that are looked up.
    ///
    /// Raw values are part of the key derivation: never rename.
    package enum Field: String, Sendable, CaseIterable {
        case phone
        case userName = "user-name"
        case idNumber = "id-number"
        /// An account, or a name that has none, as something that logins are tried on.
        case loginSubject = "login-subject"
        /// The network address somebody calls from.
        case source
    }

    /// The index of a value in its one normalised form (of `PhoneNumber`, `UserName`, `IDNumber`).
    package init(of value: String, field: Field, keys: ServerKeys) {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(value.utf8), using: keys.blindIndex(field))
        self.bytes = Array(code.prefix(Self.sizeBytes))
    }

    /// Takes an index read from the store; nil unless it has 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.sizeBytes else { return nil }
        self.bytes = bytes
    }
}
