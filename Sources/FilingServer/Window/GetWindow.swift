// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// When a region takes filings: one indexed read on the calling thread.
struct GetWindow: PromptProcedure {
    static let method = FilingV1.Window.get
    static let access = Access.anybody

    let store: any Store
    let plans: PlanShelf

    func answer(
        _ request: FilingV1.GetWindowRequest, as caller: Caller, in context: CallContext
    ) throws -> FilingV1.GetWindowReply {
        let exam = try ExamCode(text: request.exam)
        let region = try RegionCode(text: request.region)
        return try self.store.point { snapshot in
            let extensions = try snapshot.extensions(of: region, exam: exam)
            let window = try self.plans.current.window(of: region, extensions: extensions)
            return FilingV1.GetWindowReply(
                opensMs: window.opens.ms, closesMs: window.closes.ms,
                plannedClosesMs: window.plannedCloses.ms, open: window.isOpen(at: context.now),
                nowMs: context.now.ms, extensionReason: extensions.last?.reason ?? "")
        }
    }
}
