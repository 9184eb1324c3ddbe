// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import FilingSeal
import FilingStore
import Logging
import Synchronization

/// The exam plan in force: what procedures judge by, and what `Admin/LoadPlan` replaces.
///
/// The newest plan that was loaded wins over the one that the settings name or that ships. A call takes
/// the plan once, at its beginning, and judges everything by it.
final class PlanShelf: Sendable {
    /// What applies until a plan is loaded.
    let base: ExamPlan
    private let state: Mutex<State>

    private struct State {
        var plan: ExamPlan
        /// Of the loaded plan; 0 while the base is in force.
        var id: Int64
    }

    /// Takes the newest plan of the store.
    ///
    /// - Throws: `StoredPlanUnreadable`, `StorageFault`.
    init(store: any Store, otherwise base: ExamPlan) throws {
        self.base = base
        guard let (record, text) = try store.point({ try $0.newestPlan(of: base.exam) }) else {
            self.state = Mutex(State(plan: base, id: 0))
            return
        }
        let plan: ExamPlan
        do {
            plan = try ExamPlan(bytes: text)
        } catch {
            throw StoredPlanUnreadable(version: record.version, line: error.faults.first?.line ?? 0)
        }
        self.state = Mutex(State(plan: plan, id: record.id))
    }

    /// The plan in force.
    var current: ExamPlan { self.state.withLock { $0.plan } }

    /// Whether the plan in force was loaded.
    var isLoaded: Bool { self.state.withLock { $0.id > 0 } }

    /// Puts a plan in force that was loaded; one that was loaded before the present one comes too late.
    ///
    /// - Parameter id: as the store counts loads.
    func put(_ plan: ExamPlan, id: Int64) {
        self.state.withLock { state in
            guard id > state.id else { return }
            state = State(plan: plan, id: id)
        }
    }

    /// Writes into the log which plan is in force, and why.
    func tell(_ logger: Logger) {
        logger.notice(
            "exam plan in force",
            metadata: [
                "exam": "\(self.base.exam.rawValue)", "version": "\(self.current.version)",
                "from": self.isLoaded ? "database, as loaded" : "plan.file, or the plan that ships",
            ])
    }
}

/// The plan that was loaded last has faults for this version of the program: an older program was
/// started on a newer one's database.
package struct StoredPlanUnreadable: Error, Hashable, CustomStringConvertible {
    package let version: String
    /// Of the first fault.
    package let line: Int

    package var description: String {
        "The exam plan in force, version \(self.version), cannot be read by this version of the "
            + "program (line \(self.line)). Start the version that it was loaded with."
    }
}
