// SPDX-License-Identifier: Apache-2.0

import FilingContract

/// The sizes that proto/rpc/v1/rpc.proto promises for the fields of a CallHead, in bytes.
enum CallHeadSizes {
    /// The longest method name we have is 40.
    static let method = 128
    /// 16 random bytes are advised.
    static let idempotencyKey = 64
    /// A UUID in text is 36.
    static let trace = 64
    /// Entries of metadata.
    static let metadata = 16
    /// A metadata key.
    static let key = 64
    /// A metadata value.
    static let value = 1024

    /// Whether every field is within its size.
    static func fit(_ head: RpcV1.CallHead) -> Bool {
        head.method.utf8.count <= Self.method
            && head.idempotencyKey.count <= Self.idempotencyKey
            && head.trace.utf8.count <= Self.trace
            && head.metadata.count <= Self.metadata
            && head.metadata.allSatisfy {
                $0.key.utf8.count <= Self.key && $0.value.count <= Self.value
            }
    }
}
