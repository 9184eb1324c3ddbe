// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingPlan
import FilingSeal

extension Run {
    /// Takes the plan in force, changes one value of it, and loads it as the next version: the way of
    /// every plan, checked and audited.
    ///
    /// Somebody who loads another plan in between makes this one's version taken, and nothing changes.
    ///
    /// - Parameter change: of the plan in force.
    func changePlan(
        of region: RegionCode, _ change: (ExamPlan) throws -> PlanEdit.Change
    ) async throws -> FilingV1.LoadPlanReply {
        let options = self.options.callOptions()
        let present = try await self.client.admin.getPlan(options: options)
        let loaded = try await self.client.admin.listPlans(options: options).plans
        let text = try Self.edited(
            present, used: Set(loaded.map(\.version)), region: region, change)
        return try await self.write(["admin plan load", Digest(of: text).hex]) { options, _ in
            try await self.client.admin.loadPlan(text, options: options)
        }
    }

    private static func edited(
        _ present: FilingV1.GetPlanReply, used: Set<String>, region: RegionCode,
        _ change: (ExamPlan) throws -> PlanEdit.Change
    ) throws -> [UInt8] {
        do {
            let plan = try ExamPlan(bytes: present.text)
            let next = PlanEdit.version(
                after: plan.version, used: used.union([plan.version]))
            return Array(
                try PlanEdit.text(
                    String(decoding: present.text, as: UTF8.self), version: next, region: region,
                    change(plan)
                ).utf8)
        } catch let faults as PlanFaults {
            throw Refusal(faults)
        } catch is PlanEdit.LayoutUnknown {
            throw Refusal(.planLayoutUnknown)
        }
    }

    /// Says which version is in force now.
    func show(_ reply: FilingV1.LoadPlanReply) {
        self.output.show(reply) {
            ["\(self.output.say(Labels.planLoaded)) \(reply.plan?.version ?? "")"]
        }
    }
}
