// SPDX-License-Identifier: Apache-2.0

import Crypto

/// ClientSignature and ServerSignature of RFC 5802 section 3.
enum ScramSignature {
    /// HMAC(key, AuthMessage).
    static func make(key: [UInt8], over authMessage: String) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: Array(authMessage.utf8), using: SymmetricKey(data: key)))
    }
}
