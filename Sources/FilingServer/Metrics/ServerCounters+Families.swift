// SPDX-License-Identifier: Apache-2.0

import FilingMetrics
import FilingTransport

extension ServerCounters {
    /// As metrics.
    var families: [MetricFamily] {
        [
            MetricFamily(
                "filing_connections_open", "Connections open now.", .gauge,
                Double(self.connectionsOpen)),
            MetricFamily(
                "filing_connections_total", "Connections, by what became of them.", .counter,
                [
                    ("admitted", self.connections), ("refused", self.connectionsRefused),
                    ("faulted", self.connectionsFaulted), ("idled", self.connectionsIdled),
                    ("foreign", self.badMagic),
                ].map { .init("filing_connections_total", [.init("what", $0.0)], Double($0.1)) }),
            MetricFamily(
                "filing_tls_handshakes_total", "TLS handshakes, by how they ended.", .counter,
                [("done", self.handshakes), ("failed", self.handshakesFailed)].map {
                    .init("filing_tls_handshakes_total", [.init("how", $0.0)], Double($0.1))
                }),
            MetricFamily(
                "filing_calls_unanswered_total",
                "Calls that no procedure answered, by why: refused at the door, out of time, taken "
                    + "back.", .counter,
                [
                    ("refused", self.callsRefused), ("expired", self.callsExpired),
                    ("cancelled", self.callsCancelled),
                ].map {
                    .init("filing_calls_unanswered_total", [.init("why", $0.0)], Double($0.1))
                }),
            MetricFamily(
                "filing_frames_dropped_total", "Frames of finished calls or of unknown kinds.",
                .counter, Double(self.framesIgnored &+ self.framesSkipped)),
        ]
    }
}
