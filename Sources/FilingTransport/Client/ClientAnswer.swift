// SPDX-License-Identifier: Apache-2.0

package import FilingContract
package import NIOCore

/// The RESPONSE of a call, not yet decoded.
package struct ClientAnswer: Sendable {
    /// The encoded `Status`; empty = OK.
    package let head: ByteBuffer
    /// The encoded reply if the status is OK.
    package let body: ByteBuffer

    /// The status.
    ///
    /// - Throws: `.answerMalformed`; what the server did with the call is then unknown.
    package func status() throws(CallFailure) -> RpcV1.Status {
        guard self.head.readableBytes > 0 else { return RpcV1.Status() }
        do {
            return try RpcV1.Status(decoding: self.head)
        } catch {
            throw CallFailure(.answerMalformed(error.description), processed: .unknown)
        }
    }
}
