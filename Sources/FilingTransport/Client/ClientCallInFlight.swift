// SPDX-License-Identifier: Apache-2.0

package import FilingContract
package import NIOCore

/// A call that has been handed to its connection.
///
/// Calls begun one after the other are sent in that order. One nobody takes the answer of runs to
/// its end or its deadline all the same.
package struct ClientCallInFlight: Sendable {
    /// The answer, or a `CallFailure`; completed on the connection's loop.
    package let future: EventLoopFuture<ClientAnswer>
    let ticket: ClientCallTicket
    let connection: ClientConnection

    /// Waits for the answer; cancelling the task cancels the call.
    ///
    /// - Returns: the status and, if it is OK, the reply's bytes.
    package func answer() async throws(CallFailure) -> (RpcV1.Status, ByteBuffer) {
        let answer: ClientAnswer
        do {
            answer = try await withTaskCancellationHandler {
                try await self.future.get()
            } onCancel: {
                self.cancel()
            }
        } catch let failure as CallFailure {
            throw failure
        } catch {
            // The loop itself was shut down.
            throw CallFailure(.closed(.failed("\(error)")), processed: .unknown)
        }
        return (try answer.status(), answer.body)
    }

    /// Gives the call up: it fails with `.cancelled`, and the server is told if it knows of it.
    package func cancel() {
        self.ticket.cancel()
        self.connection.onLoop { [ticket = self.ticket] handler in handler.cancel(ticket) }
    }
}
