// SPDX-License-Identifier: Apache-2.0

import FilingContract

/// A head that has been decoded and found good, shared by the calls that begin with equal bytes.
final class DecodedHead: Sendable {
    let value: RpcV1.CallHead

    init(_ value: RpcV1.CallHead) {
        self.value = value
    }
}
