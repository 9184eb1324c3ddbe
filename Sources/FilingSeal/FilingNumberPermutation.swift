// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Crypto

/// Turns the serial of a filing into nine digits that nobody can count or guess, and back.
///
/// A balanced Feistel network of ten rounds (as many as NIST SP 800-38G's FF1) with HMAC-SHA256
/// over the round and one half, on 30 bits; a result of 1,000,000,000 or more is sent through
/// again (cycle walking), 1.07 times on average. Different serials never give the same digits, so
/// no number is ever drawn twice and none has to be looked up first.
package struct FilingNumberPermutation: Sendable, Unprinted {
    private let key: SymmetricKey
    private let limit: UInt32
    private let halfBits: UInt32

    private static let rounds: UInt8 = 10

    /// The permutation of all nine-digit numbers under the server's key.
    package init(keys: ServerKeys) {
        self.init(key: keys.filingNumber, limit: FilingNumber.digitsLimit)
    }

    /// The permutation of 0..<limit; a small limit can be tested in full.
    package init(keys: ServerKeys, limit: UInt32) {
        self.init(key: keys.filingNumber, limit: limit)
    }

    private init(key: SymmetricKey, limit: UInt32) {
        precondition((2...1 << 30).contains(limit), "the network has at most 30 bits")
        let bits = UInt32(32 - (limit - 1).leadingZeroBitCount)
        self.key = key
        self.limit = limit
        self.halfBits = (bits + 1) / 2
    }

    /// The digits for a serial; nil if it is not in 0..<limit: the numbers are used up.
    package func number(for serial: Int64) -> UInt32? {
        guard let start = self.within(serial) else { return nil }
        var value = start
        // Ends: a permutation's cycle returns to `start`, which is below the limit.
        repeat { value = self.forward(value) } while value >= self.limit
        return value
    }

    /// The serial behind some digits; nil if they are not in 0..<limit.
    package func serial(for number: UInt32) -> Int64? {
        guard number < self.limit else { return nil }
        var value = number
        repeat { value = self.backward(value) } while value >= self.limit
        return Int64(value)
    }

    private func within(_ serial: Int64) -> UInt32? {
        guard let value = UInt32(exactly: serial), value < self.limit else { return nil }
        return value
    }

    private func forward(_ value: UInt32) -> UInt32 {
        var (left, right) = self.halves(value)
        for round in 0..<Self.rounds {
            (left, right) = (right, left ^ self.mixed(right, round))
        }
        return left << self.halfBits | right
    }

    private func backward(_ value: UInt32) -> UInt32 {
        var (left, right) = self.halves(value)
        for round in (0..<Self.rounds).reversed() {
            (left, right) = (right ^ self.mixed(left, round), left)
        }
        return left << self.halfBits | right
    }

    private var mask: UInt32 { 1 << self.halfBits - 1 }

    private func halves(_ value: UInt32) -> (left: UInt32, right: UInt32) {
        (value >> self.halfBits, value & self.mask)
    }

    private func mixed(_ half: UInt32, _ round: UInt8) -> UInt32 {
        let code = HMAC<SHA256>.authenticationCode(
            for: [round] + BigEndian.bytes(self.limit) + BigEndian.bytes(half), using: self.key)
        return BigEndian.number(code.prefix(4)) & self.mask
    }
}
