// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The part of an address that one client has to itself, as limits and locks count it.
package enum PeerNetwork {
    /// An address of version 4 itself, also where it comes in the form of version 6; the first 64
    /// bits of any other of version 6, whose owner has all the rest.
    package static func of(_ address: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        guard bytes.starts(with: Self.mappedPrefix) else {
            return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
        }
        return bytes.suffix(4).map { String($0) }.joined(separator: ".")
    }

    /// RFC 4291 section 2.5.5.2: how a listener for both versions shows version 4.
    private static let mappedPrefix: [UInt8] =
        [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
}
