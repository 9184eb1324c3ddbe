// SPDX-License-Identifier: Apache-2.0

/// The attributes of a SCRAM message, strictly `x=value` between commas and in a given order.
struct ScramMessage {
    private let values: [Substring]

    /// No message of ours is longer; RFC 5802 names no limit.
    static let sizeLimitBytes = 512

    /// Splits a message whose attributes must be exactly `names`, in this order.
    ///
    /// Repeated, missing, empty and unknown attributes are all refused.
    init(_ text: Substring, names: [Unicode.Scalar]) throws(ScramFailure) {
        guard text.utf8.count <= Self.sizeLimitBytes else { throw .malformed }
        // As bytes: a comma or a letter may not be read together with a mark that follows it.
        let parts = text.utf8.split(
            separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard let first = parts.first else { throw .malformed }
        // RFC 5802 section 5.1: `m=` in front means that the message must not be understood.
        guard !first.starts(with: "m=".utf8) else { throw .extensionUnsupported }
        var values: [Substring] = []
        for (name, part) in zip(names, parts) {
            guard part.count > 2, part.starts(with: [UInt8(ascii: name), UInt8(ascii: "=")])
            else {
                throw .malformed
            }
            values.append(Substring(part.dropFirst(2)))
        }
        guard parts.count >= names.count else { throw .malformed }
        guard parts.count == names.count else { throw .extensionUnsupported }
        self.values = values
    }

    /// The value of the attribute at a position of `names`.
    subscript(position: Int) -> Substring { self.values[position] }

    /// `nonce` of RFC 5802: printable ASCII without a comma.
    static func isNonce(_ text: Substring, lengths: ClosedRange<Int>) -> Bool {
        lengths.contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ",") }
    }

    /// Bytes of a client's or a server's part of the nonce.
    ///
    /// 16 symbols of base64 carry 96 bits.
    static let nonceLengths = 16...64
}
