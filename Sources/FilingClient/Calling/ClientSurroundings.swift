// SPDX-License-Identifier: Apache-2.0

package import FilingTransport
package import NIOCore

/// The clock and the dice of a client, passed in so that tests need neither wait nor guess.
package struct ClientSurroundings: Sendable {
    /// The monotonic clock.
    package var now: @Sendable () -> NIODeadline
    /// Waits; throws only when the task is cancelled.
    package var sleep: @Sendable (TimeAmount) async throws -> Void
    /// A number in 0..<1, for jitter.
    package var unit: @Sendable () -> Double
    /// As many unpredictable bytes as asked for, for keys and nonces.
    package var bytes: @Sendable (Int) -> [UInt8]
    /// Whether nobody on the way can read what a connection carries.
    package var isConfidential: @Sendable (ClientConnection) -> Bool = { $0.isConfidential }

    /// Surroundings as given.
    package init(
        now: @escaping @Sendable () -> NIODeadline,
        sleep: @escaping @Sendable (TimeAmount) async throws -> Void,
        unit: @escaping @Sendable () -> Double, bytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.now = now
        self.sleep = sleep
        self.unit = unit
        self.bytes = bytes
    }

    /// The real ones.
    package static let system = ClientSurroundings(
        now: { NIODeadline.now() },
        sleep: { time in try await Task.sleep(for: .nanoseconds(time.nanoseconds)) },
        unit: { Double.random(in: 0..<1) },
        bytes: { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        })
}
