// SPDX-License-Identifier: Apache-2.0

package import FilingContract
package import NIOCore

/// One call as the transport hands it to the dispatcher.
///
/// One reference inside: a call is handed from room to room, and copying its parts each time would
/// cost more than the call.
package struct IncomingCall: Sendable {
    private final class Parts: Sendable {
        let connection: ConnectionInfo
        let login: LoginHandle?
        let head: DecodedHead
        let body: ByteBuffer
        let deadline: NIODeadline

        init(
            connection: ConnectionInfo, login: LoginHandle?, head: DecodedHead, body: ByteBuffer,
            deadline: NIODeadline
        ) {
            self.connection = connection
            self.login = login
            self.head = head
            self.body = body
            self.deadline = deadline
        }
    }

    private let parts: Parts

    /// A call of its parts.
    package init(
        connection: ConnectionInfo, login: LoginHandle?, head: RpcV1.CallHead, body: ByteBuffer,
        deadline: NIODeadline
    ) {
        self.init(
            connection: connection, login: login, decodedHead: DecodedHead(head), body: body,
            deadline: deadline)
    }

    init(
        connection: ConnectionInfo, login: LoginHandle?, decodedHead: DecodedHead,
        body: ByteBuffer, deadline: NIODeadline
    ) {
        self.parts = Parts(
            connection: connection, login: login, head: decodedHead, body: body,
            deadline: deadline)
    }

    /// The connection it came on.
    package var connection: ConnectionInfo { self.parts.connection }
    /// The connection's login at the moment the call arrived.
    package var login: LoginHandle? { self.parts.login }
    /// The head; its sizes are within the limits of proto/rpc/v1/rpc.proto.
    package var head: RpcV1.CallHead {
        // Yields instead of copying its five references: most readers want one field.
        _read { yield self.parts.head.value }
    }
    /// The request message, not decoded yet.
    ///
    /// At most the frame limit of the moment.
    package var body: ByteBuffer { self.parts.body }
    /// When the caller gets DEADLINE_EXCEEDED; the task is cancelled then.
    package var deadline: NIODeadline { self.parts.deadline }
}
