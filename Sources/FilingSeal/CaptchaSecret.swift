// SPDX-License-Identifier: Apache-2.0

import Crypto

/// What an image shows and how it is drawn, derived from its id whenever needed: nothing about it is
/// stored, and without the server's key the id tells nothing.
package struct CaptchaSecret: Sendable, Unprinted {
    private let nonce: [UInt8]
    private let key: SymmetricKey

    /// - Parameter nonce: the captcha's id.
    package init(nonce: [UInt8], keys: ServerKeys) {
        self.nonce = nonce
        self.key = keys.captcha
    }

    /// 32 bytes that the answer is made of.
    package var answerBytes: [UInt8] { self.derived("answer:") }

    /// 32 bytes that the drawing is made of.
    package var seed: [UInt8] { self.derived("seed:") }

    private func derived(_ label: String) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: Array(label.utf8) + self.nonce, using: self.key))
    }
}
