// SPDX-License-Identifier: Apache-2.0

/// One method with the full names of its messages.
package struct MethodSignature: Sendable, Equatable {
    /// `package.Service/Method`.
    package let name: String
    /// The full name of the request message.
    package let request: String
    /// The full name of the reply message.
    package let reply: String
}
