// SPDX-License-Identifier: Apache-2.0

@testable import FilingTransport
import Testing

/// What counts as one client.
struct PeerNetworkTests {
    @Test(arguments: [
        ("203.0.113.9", "203.0.113.9"), ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"),
    ])
    func `these are the same`(one: String, other: String) {
        #expect(PeerNetwork.of(one) == PeerNetwork.of(other))
    }

    @Test(arguments: [
        ("203.0.113.9", "203.0.113.10"), ("::ffff:203.0.113.9", "::ffff:203.0.113.10"),
        ("2001:db8:1:2::1", "2001:db8:1:3::1"), ("::1", "::ffff:0.0.0.1"),
    ])
    func `these are not`(one: String, other: String) {
        #expect(PeerNetwork.of(one) != PeerNetwork.of(other))
    }
}
