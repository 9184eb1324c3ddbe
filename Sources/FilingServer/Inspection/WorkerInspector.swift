// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingInspect
package import Logging
import Synchronization

/// Judges in processes of their own (`filingd inspect-worker`), each confined as far as the kernel
/// allows.
///
/// A file that crashes a decoder ends such a process and nothing else: its owner is told that the
/// file could not be inspected, and the next file gets a new process. The same for one that takes
/// longer than two seconds.
package final class WorkerInspector: MaterialInspector {
    private let lanes: [Lane]
    private let turn = Atomic(0)

    /// One process and the thread that speaks with it.
    private struct Lane: Sendable {
        let sideline: Sideline
        let worker: InspectionWorker
    }

    /// - Parameters:
    ///   - program: path of filingd.
    ///   - workers: how many at once, each taking up to one core; at least 1.
    package init(program: String, workers: Int, logger: Logger) {
        self.lanes = (0..<max(1, workers)).map { number in
            Lane(
                sideline: Sideline(
                    "inspect-\(number)", limit: InspectionLimit.queue, full: InspectionLimit.full),
                worker: InspectionWorker(program: program, logger: logger))
        }
    }

    package func verdict(
        on bytes: [UInt8], kind: MaterialKind
    ) async throws -> MaterialVerdict {
        let number = self.turn.add(1, ordering: .relaxed).oldValue
        let lane = self.lanes[Int(UInt(bitPattern: number) % UInt(self.lanes.count))]
        return try await lane.sideline.run { try lane.worker.verdict(on: bytes, kind: kind) }
    }

    /// Starts every process now, so that the log says how they are confined before anybody calls.
    ///
    /// - Throws: `WorkerFault` if one does not come up: then no file could be taken at all.
    package func start() async throws {
        for lane in self.lanes {
            try await lane.sideline.run { try lane.worker.start() }
        }
    }

    /// The processes, for tests that end them.
    package var processes: [Int32] { self.lanes.compactMap(\.worker.process) }
}
