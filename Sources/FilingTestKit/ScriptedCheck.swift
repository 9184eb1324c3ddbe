// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingServer
import Synchronization

/// Stands in for a register of people or of diplomas: says what a test wants, or is out.
package final class ScriptedCheck: RealNameCheck, EducationCheck {
    /// The register does not answer.
    package struct Outage: Error {}

    private struct State {
        var verdict: PreCheckVerdict?
        var asked = 0
    }

    private let state: Mutex<State>
    /// Where questions can be made to wait for each other.
    package let door = Gathering()

    /// - Parameter verdict: what it says; nil for an outage.
    package init(_ verdict: PreCheckVerdict? = .verified) {
        self.state = Mutex(State(verdict: verdict))
    }

    /// Says something else from now on; nil for an outage.
    package func say(_ verdict: PreCheckVerdict?) {
        self.state.withLock { $0.verdict = verdict }
    }

    /// How often it was asked.
    package var asked: Int { self.state.withLock { $0.asked } }

    package func verdict(on identity: Identity) async throws -> PreCheckVerdict {
        await self.door.arrive()
        return try self.answer()
    }

    package func verdict(
        on education: [EducationRecord], of identity: Identity
    ) async throws -> PreCheckVerdict {
        await self.door.arrive()
        return try self.answer()
    }

    private func answer() throws -> PreCheckVerdict {
        try self.state.withLock { state in
            state.asked += 1
            guard let verdict = state.verdict else { throw Outage() }
            return verdict
        }
    }
}
