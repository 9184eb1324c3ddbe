// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Synchronization

/// Wakes a worker as soon as there is something to do.
///
/// One ring is as good as many: the worker looks through everything.
final class WorkBell: Sendable {
    private struct State {
        var hasRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// There is something to do.
    func ring() {
        let waiter = self.state.withLock { state in
            defer { state.waiter = nil }
            state.hasRung = state.waiter == nil
            return state.waiter
        }
        waiter?.resume()
    }

    /// Returns at the next ring, at `moment`, or when cancelled; for one waiter.
    func wait(until moment: Instant, by clock: any WallClock) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.waitForRing() }
            group.addTask {
                do { try await clock.sleep(until: moment) } catch { return }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func waitForRing() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = self.state.withLock { state in
                    guard !state.hasRung, !Task.isCancelled else {
                        state.hasRung = false
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = self.state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
    }
}
