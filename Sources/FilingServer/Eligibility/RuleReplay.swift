// SPDX-License-Identifier: Apache-2.0

import FilingContract
package import FilingDomain
import FilingEligibility
package import FilingStore

/// Judges every filing that was handed in again, by another plan, and tells who comes out differently.
///
/// Each is asked the question that its last judgement answered, whatever its owner states now.
package enum RuleReplay {
    /// A filing whose verdict is another one.
    package struct Flip: Hashable, Sendable {
        package let filing: FilingNumber
        package let level: Level
        package let before: EligibilityVerdict
        package let after: EligibilityVerdict
        /// The path relied on before; the nearest one if none was met.
        package let ruleBefore: String
        /// The path relied on now; the nearest one if none is met.
        package let ruleAfter: String
    }

    /// What became of the filings.
    package struct Counts: Hashable, Sendable {
        package var judged: Int64 = 0
        package var flipped: Int64 = 0
        /// Of those judged: on what the owner states now, because the facts were not kept then.
        package var judgedOnPresent: Int64 = 0
        /// Not judged: the owner has closed the account, and nobody can read the facts any more.
        package var erased: Int64 = 0

        /// All filings that were looked at.
        package var all: Int64 { self.judged + self.erased }
    }

    /// Filings of a page: a few milliseconds of a reader's time.
    private static let page = 200

    /// Walks all filings that have a judgement, in the order of their numbers in the store.
    ///
    /// - Parameters:
    ///   - flip: is told each filing that comes out differently.
    ///   - progress: is told how far it came, after each page.
    /// - Throws: `StorageFault`, `EnvelopeFailure`; what `flip` throws.
    package static func run(
        _ store: any Store, _ personal: PersonalData, by plan: ExamPlan,
        flip: (Flip) throws -> Void, progress: (Counts) -> Void = { _ in }
    ) async throws -> Counts {
        var counts = Counts()
        var last = FilingID(rawValue: 0)
        while true {
            let after = last
            let (ids, results) = try await store.read { snapshot in
                let ids = try snapshot.judgedFilings(after: after, limit: Self.page)
                return (
                    ids, try ids.compactMap { try Self.judge($0, by: plan, in: snapshot, personal) }
                )
            }
            for result in results {
                try Self.count(result, into: &counts, flip)
            }
            progress(counts)
            guard ids.count == Self.page, let end = ids.last else { return counts }
            last = end
        }
    }

    private enum Result: Sendable {
        case same(onPresent: Bool)
        case flipped(Flip, onPresent: Bool)
        case erased
    }

    private static func count(
        _ result: Result, into counts: inout Counts, _ tell: (Flip) throws -> Void
    ) rethrows {
        switch result {
        case .erased:
            counts.erased += 1
        case .same(let onPresent):
            counts.judged += 1
            counts.judgedOnPresent += onPresent ? 1 : 0
        case .flipped(let flip, let onPresent):
            counts.judged += 1
            counts.judgedOnPresent += onPresent ? 1 : 0
            counts.flipped += 1
            try tell(flip)
        }
    }

    /// Nil for a filing of another exam.
    private static func judge(
        _ id: FilingID, by plan: ExamPlan, in snapshot: Snapshot, _ personal: PersonalData
    ) throws -> Result? {
        let filing = try snapshot.filing(id)
        guard filing.exam == plan.exam, let kept = try snapshot.eligibility(of: id) else {
            return nil
        }
        let asked: FilingV1.CheckEligibilityRequest?
        let question: FilingV1.CheckEligibilityRequest
        do {
            asked = try personal.question(of: kept, filing: filing, in: snapshot)
            question = try asked ?? Self.present(of: filing, in: snapshot, personal)
        } catch is PersonalDataErased {
            return .erased
        }
        let answer = try EligibilityDesk.reply(to: question, by: plan).answer
        guard let level = Level(rawValue: question.level.rawValue),
            let after = EligibilityVerdict(rawValue: answer?.verdict.rawValue ?? 0)
        else {
            throw StorageFault(.corrupt, "the facts of filing \(id.rawValue) are none")
        }
        guard after != kept.verdict else { return .same(onPresent: asked == nil) }
        return .flipped(
            Flip(
                filing: filing.number, level: level, before: kept.verdict, after: after,
                ruleBefore: kept.path, ruleAfter: answer?.bestPath ?? ""),
            onPresent: asked == nil)
    }

    private static func present(
        of filing: Filing, in snapshot: Snapshot, _ personal: PersonalData
    ) throws -> FilingV1.CheckEligibilityRequest {
        let profile = try StoredProfile(of: filing.owner, in: snapshot, personal).value
        return FilingV1.CheckEligibilityRequest(
            EligibilityFacts(profile), exam: filing.exam, level: filing.level,
            region: filing.region)
    }
}
