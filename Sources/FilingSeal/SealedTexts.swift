// SPDX-License-Identifier: Apache-2.0

/// Several texts as the bytes of one envelope: each its length in UTF-8 (4 bytes) and itself.
///
/// Texts that are always read together are sealed together.
package enum SealedTexts {
    /// The bytes of some texts.
    package static func bytes(_ texts: [String]) -> [UInt8] {
        texts.flatMap { text in
            let bytes = Array(text.utf8)
            return BigEndian.bytes(UInt32(truncatingIfNeeded: bytes.count)) + bytes
        }
    }

    /// The texts that some bytes stand for.
    ///
    /// - Parameter count: how many there must be.
    /// - Throws: `.damaged` for another count, a length beyond the end, or text that is not UTF-8.
    package static func texts(
        _ bytes: [UInt8], count: Int
    ) throws(EnvelopeFailure) -> [String] {
        var texts: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard rest.count >= 4 else { throw .damaged }
            let length: UInt32 = BigEndian.number(rest.prefix(4))
            rest = rest.dropFirst(4)
            guard length <= rest.count,
                let text = String(validating: rest.prefix(Int(length)), as: UTF8.self)
            else {
                throw .damaged
            }
            texts.append(text)
            rest = rest.dropFirst(Int(length))
        }
        guard texts.count == count else { throw .damaged }
        return texts
    }
}
