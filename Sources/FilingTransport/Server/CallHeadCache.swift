// SPDX-License-Identifier: Apache-2.0

import FilingContract
import NIOCore

/// Decodes call heads, and remembers the last ones by their bytes: clients repeat themselves.
///
/// A head with a key or a token is never kept: the one does not come twice, the other is a secret.
/// Loop-confined. At most `slots` heads of `maxBytes` are kept per event loop.
final class CallHeadCache {
    private struct Entry {
        let bytes: [UInt8]
        let head: DecodedHead

        func matches(_ other: UnsafeRawBufferPointer) -> Bool {
            self.bytes.withUnsafeBytes { own in
                guard own.count == other.count else { return false }
                var index = 0
                while index + 8 <= own.count {
                    let ours = own.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    let theirs = other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    guard ours == theirs else { return false }
                    index += 8
                }
                return own[index...].elementsEqual(other[index...])
            }
        }
    }

    /// Enough for every method there is, with two heads in one slot now and then.
    private static let slots = 64
    /// A method name, a timeout and a language fit.
    private static let maxBytes = 96

    private var entries = [Entry?](repeating: nil, count: CallHeadCache.slots)

    /// The head, or nil if it is no CallHead or one of its fields is too long.
    func read(_ bytes: ByteBuffer) -> DecodedHead? {
        guard bytes.readableBytes <= Self.maxBytes else { return Self.decode(bytes) }
        // One look at the bytes for both: a look costs more than the hash.
        let (slot, known) = bytes.withUnsafeReadableBytes { raw in
            let slot = Self.slot(of: raw)
            return (slot, self.entries[slot].flatMap { $0.matches(raw) ? $0.head : nil })
        }
        if let known { return known }
        guard let head = Self.decode(bytes) else { return nil }
        let value = head.value
        if value.idempotencyKey.isEmpty && value.token.isEmpty && value.trace.isEmpty {
            self.entries[slot] = Entry(bytes: Array(bytes.readableBytesView), head: head)
        }
        return head
    }

    private static func decode(_ bytes: ByteBuffer) -> DecodedHead? {
        do {
            let head = try RpcV1.CallHead(decoding: bytes)
            return CallHeadSizes.fit(head) ? DecodedHead(head) : nil
        } catch {
            // What exactly is wrong helps no honest client: its library does not send such heads.
            return nil
        }
    }

    /// A weak hash is enough: a collision costs one decoding.
    private static func slot(of raw: UnsafeRawBufferPointer) -> Int {
        var hash = UInt64(truncatingIfNeeded: raw.count)
        var index = 0
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            index += 8
        }
        while index < raw.count {
            hash = (hash ^ UInt64(raw[index])) &* 0x9E37_79B9_7F4A_7C15
            index += 1
        }
        // The top 6 bits: 64 slots.
        return Int(truncatingIfNeeded: hash &>> 58)
    }
}
