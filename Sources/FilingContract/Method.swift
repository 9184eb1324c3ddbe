// SPDX-License-Identifier: Apache-2.0

/// The name of a remote procedure together with the types it takes and gives.
///
/// The values are generated, one per method of the contract, for example `FilingV1.Filing.submit`.
public struct Method<Request: Message, Reply: Message>: Sendable {
    /// `package.Service/Method`, as it stands in the head of a call.
    public let name: String

    init(_ name: String) {
        self.name = name
    }
}
