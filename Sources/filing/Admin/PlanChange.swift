// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingPlan
import FilingSeal

extension Run {
    /// How often a version is invented: one that the server does not list may be taken.
    private static let versionsTried = 4

    /// Takes the plan in force, changes one value of it, and loads it as the next version: the way of
    /// every plan, checked and audited.
    ///
    /// - Parameter change: of the plan in force.
    /// - Throws: `PLAN_CHANGED` if somebody loads another plan in between; nothing changes.
    func changePlan(
        of region: RegionCode, _ change: (ExamPlan) async throws -> PlanEdit.Change
    ) async throws -> FilingV1.LoadPlanReply {
        let options = self.options.callOptions()
        let present = try await self.client.admin.getPlan(options: options)
        let loaded = try await self.client.admin.listPlans(options: options).plans
        var used = Set(loaded.map(\.version) + [present.version])
        let wanted = try await change(Self.plan(of: present))
        var tries = 0
        while true {
            let next = PlanEdit.version(after: present.version, used: used)
            let text = try Self.edited(present, version: next, region, wanted)
            tries += 1
            do {
                return try await self.load(text, expecting: present.version)
            } catch let error as FilingError
                where error.reason == Reason.planVersionUsed.token && tries < Self.versionsTried
            {
                used.insert(next)
            }
        }
    }

    /// Loads a plan; the same command again after a crash does not do it twice.
    ///
    /// - Parameter version: the one that it replaces; empty for whichever is in force.
    func load(
        _ text: [UInt8], expecting version: String
    ) async throws -> FilingV1.LoadPlanReply {
        try await self.write(["admin plan load", Digest(of: text).hex, version]) { options, _ in
            try await self.client.admin.loadPlan(text, expecting: version, options: options)
        }
    }

    private static func plan(of present: FilingV1.GetPlanReply) throws -> ExamPlan {
        do {
            return try ExamPlan(bytes: present.text)
        } catch {
            throw Refusal(error)
        }
    }

    private static func edited(
        _ present: FilingV1.GetPlanReply, version: String, _ region: RegionCode,
        _ change: PlanEdit.Change
    ) throws -> [UInt8] {
        do {
            let text = String(decoding: present.text, as: UTF8.self)
            return Array(
                try PlanEdit.text(text, version: version, region: region, change).utf8)
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
