// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Addresses of this machine.
package enum OwnAddress {
    /// One of version 4 that is not loopback: what is sent to it counts as coming from elsewhere.
    ///
    /// Nil if the machine has none.
    package static let offLoopback: String? = {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return nil }
        defer { freeifaddrs(list) }
        var next = list
        while let entry = next {
            next = entry.pointee.ifa_next
            guard let address = entry.pointee.ifa_addr,
                address.pointee.sa_family == sa_family_t(AF_INET)
            else { continue }
            let host = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                UInt32(bigEndian: $0.pointee.sin_addr.s_addr)
            }
            guard host >> 24 != 127 else { continue }
            return [24, 16, 8, 0].map { String(host >> $0 & 0xFF) }.joined(separator: ".")
        }
        return nil
    }()
}
