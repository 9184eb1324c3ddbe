// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The keys of a server, each for one purpose, all derived from the key file's secret.
///
/// HKDF-SHA256 (RFC 5869) with one label a purpose: knowing one of them tells nothing about the
/// others. A label is never reused for another purpose.
package struct ServerKeys: Sendable, Unprinted {
    /// The key file's version; stored beside whatever these keys made.
    package let version: UInt16

    let smsCode: SymmetricKey
    let decoyCredential: SymmetricKey
    let filingNumber: SymmetricKey
    let credentialSeal: SymmetricKey
    private let blindIndexes: [BlindIndex.Field: SymmetricKey]
    private let master: SymmetricKey

    /// Derives all keys.
    package init(_ file: KeyFile) {
        let master = SymmetricKey(data: file.secret)
        self.version = file.version
        self.master = master
        self.smsCode = Self.derive("sms-code", from: master)
        self.decoyCredential = Self.derive("decoy-credential", from: master)
        self.filingNumber = Self.derive("filing-number", from: master)
        self.credentialSeal = Self.derive("credential-seal", from: master)
        self.blindIndexes = Dictionary(
            uniqueKeysWithValues: BlindIndex.Field.allCases.map { field in
                (field, Self.derive(Self.label(field), from: master))
            })
    }

    /// The key of one field's blind index.
    func blindIndex(_ field: BlindIndex.Field) -> SymmetricKey {
        self.blindIndexes[field] ?? Self.derive(Self.label(field), from: self.master)
    }

    private static func label(_ field: BlindIndex.Field) -> String {
        "blind-index/\(field.rawValue)"
    }

    private static func derive(_ label: String, from master: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: master, salt: Array("filing/server-keys/1".utf8),
            info: Array(label.utf8), outputByteCount: 32)
    }
}
