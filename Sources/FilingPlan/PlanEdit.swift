// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// One value of a plan file changed for one region; the rest stays as it was typed, with its comments.
///
/// Lines are edited, and what comes out is read and compared with what was meant: a layout that this
/// does not understand is refused, never spoilt.
package enum PlanEdit {
    /// What is changed.
    package enum Change: Hashable, Sendable {
        /// When filings are taken, in whole minutes.
        case window(opens: Instant, closes: Instant)
        /// Capacity of each level.
        case seats([Level: Int])

        var key: String {
            switch self {
            case .window: "filing"
            case .seats: "seats"
            }
        }

        var value: String {
            switch self {
            case .window(let opens, let closes):
                return "\(PlanEdit.text(opens)) .. \(PlanEdit.text(closes))"
            case .seats(let seats):
                let levels = RulesSection.levels.map { "\($0.0): \(seats[$0.1] ?? 0)" }
                return "{\(levels.joined(separator: ", "))}"
            }
        }
    }

    /// The layout is not one that lines can be edited in.
    package struct LayoutUnknown: Error, Hashable, Sendable {}

    /// The text of the next version.
    ///
    /// - Parameters:
    ///   - text: a sound plan.
    ///   - version: of what comes out.
    /// - Throws: `PlanFaults` if what comes out is not sound, as with seats that are no whole rooms;
    ///   `LayoutUnknown`.
    package static func text(
        _ text: String, version: String, region: RegionCode, _ change: Change
    ) throws -> String {
        let before = try ExamPlan(text: text)
        var lines = PlanLines(text)
        guard lines.replace("version", with: version, at: 0, in: lines.all),
            let regions = lines.block(of: "regions", at: 0, in: lines.all),
            let usual = lines.block(of: "default", in: regions.dropFirst())
        else {
            throw LayoutUnknown()
        }
        let column = lines.column(of: usual.lowerBound)
        if let own = lines.block(of: region.text, at: column, in: regions.dropFirst()) {
            lines.put(change.key, change.value, into: own)
        } else {
            let margin = String(repeating: " ", count: column)
            lines.insert(
                ["\(margin)\(region.text):", "\(margin)  \(change.key): \(change.value)"],
                before: usual.upperBound)
        }
        let edited = lines.text
        guard try ExamPlan(text: edited) == before.with(version, region, change) else {
            throw LayoutUnknown()
        }
        return edited
    }

    /// A version that was not used yet: `2026-2` after `2026-1`.
    ///
    /// Behind the highest number that is known, not in the first gap: what was used long ago may not
    /// be known any more.
    ///
    /// - Parameter used: versions that were used, as far as they are known.
    package static func version(after version: String, used: Set<String>) -> String {
        let parts = version.split(separator: "-", omittingEmptySubsequences: false)
        let last = parts.count > 1 ? parts.last.flatMap { UInt32($0) } : nil
        let stem = last == nil ? version : parts.dropLast().joined(separator: "-")
        let numbers = used.compactMap { known -> UInt32? in
            known.hasPrefix("\(stem)-") ? UInt32(known.dropFirst(stem.count + 1)) : nil
        }
        var number = UInt64(numbers.reduce(last ?? 1, max)) + 1
        // One of so many is free.
        while used.contains("\(stem)-\(number)") { number += 1 }
        return "\(stem)-\(number)"
    }

    /// As plan files write moments: `2026-03-08 17:00`, UTC+8.
    static func text(_ moment: Instant) -> String { String(moment.textInChina.dropLast(3)) }
}

extension ExamPlan {
    /// What the edit is meant to come to.
    fileprivate func with(
        _ version: String, _ region: RegionCode, _ change: PlanEdit.Change
    ) -> ExamPlan {
        var plan = self
        plan.version = version
        switch change {
        case .window(let opens, let closes):
            plan.regions[region]?.opens = opens
            plan.regions[region]?.closes = closes
        case .seats(let seats):
            plan.regions[region]?.seats = seats
        }
        return plan
    }
}
