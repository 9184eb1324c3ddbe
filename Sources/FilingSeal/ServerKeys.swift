// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The keys of a server, each for one purpose, all derived from the key file's root.
///
/// They never change: what hangs on them (indexes, numbers, hashes) is public or unique. What is
/// sealed hangs on the keys of `KeyRing`, which are rotated.
///
/// HKDF-SHA256 (RFC 5869) with one label a purpose: knowing one of them tells nothing about the
/// others. A label is never reused for another purpose.
package struct ServerKeys: Sendable, Unprinted {
    let smsCode: SymmetricKey
    let decoySalt: SymmetricKey
    /// 32 bytes each: what decoys have in place of a password's keys.
    let decoyStoredKey: [UInt8]
    let decoyServerKey: [UInt8]
    let filingNumber: SymmetricKey
    let recoveryCode: SymmetricKey
    let captcha: SymmetricKey
    let requestHash: SymmetricKey
    let auditCheckpoint: SymmetricKey
    let receipt: SymmetricKey
    let receiptOpening: SymmetricKey
    private let blindIndexes: [BlindIndex.Field: SymmetricKey]
    private let master: SymmetricKey

    /// Derives all keys.
    package init(_ file: KeyFile) {
        let master = SymmetricKey(data: file.root)
        self.master = master
        self.smsCode = Self.derive("sms-code", from: master)
        self.decoySalt = Self.derive("decoy-credential", from: master)
        self.decoyStoredKey = Self.derive("decoy-stored-key", from: master)
            .withUnsafeBytes { Array($0) }
        self.decoyServerKey = Self.derive("decoy-server-key", from: master)
            .withUnsafeBytes { Array($0) }
        self.filingNumber = Self.derive("filing-number", from: master)
        self.recoveryCode = Self.derive("recovery-code", from: master)
        self.captcha = Self.derive("captcha", from: master)
        self.requestHash = Self.derive("request-hash", from: master)
        self.auditCheckpoint = Self.derive("audit-checkpoint", from: master)
        self.receipt = Self.derive("receipt", from: master)
        self.receiptOpening = Self.derive("receipt-opening", from: master)
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
