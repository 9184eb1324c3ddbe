// SPDX-License-Identifier: Apache-2.0

import FilingSeal
import FilingTransport

/// Where a call comes from, as limits and locks count it.
///
/// Only a keyed digest is ever stored.
struct SourceAddress: Hashable, Sendable {
    /// 16 bytes.
    let bytes: [UInt8]

    init(of connection: ConnectionInfo, keys: ServerKeys) {
        self.bytes =
            BlindIndex(
                of: PeerNetwork.of(connection.peerAddress), field: .source, keys: keys
            ).bytes
    }
}
