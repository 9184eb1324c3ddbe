// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingMetrics
import FilingStore
package import FilingTransport

/// Everything that a running service counts, on one page.
///
/// What needs the database is read at most every `readEvery`, however often the page is asked for.
package final class MetricsPage: Sendable {
    private let table: MethodTable
    private let store: any Store
    private let clock: any WallClock
    private let backlogs: Backlogs
    private let board: ChangeBoard

    init(
        table: MethodTable, store: any Store, board: ChangeBoard, clock: any WallClock,
        plans: PlanShelf
    ) {
        self.board = board
        self.table = table
        self.store = store
        self.clock = clock
        self.backlogs = Backlogs(store: store, clock: clock, plans: plans)
    }

    /// The page.
    ///
    /// - Parameter counters: what the sockets have seen.
    /// - Throws: `StorageFault` if the database cannot be read.
    package func text(_ counters: ServerCounters, isServing: Bool) async throws -> String {
        let waiting = try await self.backlogs.families()
        return MetricsText.write(
            [
                MetricFamily(
                    "filing_serving", "1 while calls are taken, 0 while draining or broken.",
                    .gauge, isServing ? 1 : 0),
                MetricFamily(
                    "filing_status_waiters", "Calls of Status/Wait that wait for a change.",
                    .gauge, Double(self.board.waiterCount)),
            ] + self.calls + counters.families + self.store.figures.families + waiting)
    }

    private var calls: [MetricFamily] {
        let readings = self.table.sorted.map { ($0.name, $0.meter.reading) }
        let called = readings.filter { $0.1.count > 0 }
        return [
            MetricFamily(
                "filing_calls_total", "Calls answered, by method and status code.", .counter,
                called.flatMap { name, reading in
                    reading.codes.enumerated().filter { $0.element > 0 }.map {
                        MetricFamily.Sample(
                            "filing_calls_total",
                            [.init("method", name), .init("code", "\($0.offset)")],
                            Double($0.element))
                    }
                }),
            MetricFamily(
                "filing_call_seconds",
                "From the dispatcher's first look at a call to its reply, by method.", .histogram,
                called.flatMap { name, reading in
                    reading.histogram("filing_call_seconds", [.init("method", name)])
                }),
        ]
    }
}
