// SPDX-License-Identifier: Apache-2.0

/// The counters of one event loop, readable from anywhere.
final class LoopCounters: Sendable {
    let connections = CounterCell()
    let connectionsRefused = CounterCell()
    let connectionsOpen = CounterCell()
    let badMagic = CounterCell()
    let handshakes = CounterCell()
    let handshakesFailed = CounterCell()
    let connectionsFaulted = CounterCell()
    let connectionsIdled = CounterCell()
    let calls = CounterCell()
    let callsRefused = CounterCell()
    let callsExpired = CounterCell()
    let callsCancelled = CounterCell()
    let framesIgnored = CounterCell()
    let framesSkipped = CounterCell()
    let writes = CounterCell()

    /// Adds this loop's numbers to a sum.
    func add(to sum: inout ServerCounters) {
        sum.connections &+= self.connections.current
        sum.connectionsRefused &+= self.connectionsRefused.current
        sum.connectionsOpen &+= self.connectionsOpen.current
        sum.badMagic &+= self.badMagic.current
        sum.handshakes &+= self.handshakes.current
        sum.handshakesFailed &+= self.handshakesFailed.current
        sum.connectionsFaulted &+= self.connectionsFaulted.current
        sum.connectionsIdled &+= self.connectionsIdled.current
        sum.calls &+= self.calls.current
        sum.callsRefused &+= self.callsRefused.current
        sum.callsExpired &+= self.callsExpired.current
        sum.callsCancelled &+= self.callsCancelled.current
        sum.framesIgnored &+= self.framesIgnored.current
        sum.framesSkipped &+= self.framesSkipped.current
        sum.writes &+= self.writes.current
    }
}
