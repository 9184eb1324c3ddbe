// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// The operator's figures, for a person.
enum FigureLines {
    /// One line a region, and a table of its seats.
    static func regions(
        _ regions: [FilingV1.AdminRegionFigures], _ output: Output
    ) -> [String] {
        let say = output.say
        let states = FilingV1.FilingState.allCases.filter { $0 != .unspecified }
        let filings = Table.lines(
            [say(Labels.region)] + states.map { say(Labels.state($0)) } + [
                say(Labels.dueSoonCount), say(Labels.overdueCount), say(Labels.staleCount),
                say(Labels.feedOpen), say(Labels.feedLate), say(Labels.feedBreached),
            ],
            regions.map { region in
                let counts = region.filings.reduce(into: [:]) { $0[$1.state] = $1.filings }
                return [region.region] + states.map { "\(counts[$0] ?? 0)" }
                    + [
                        region.dueSoon, region.overdue, region.stale, region.feedUnacknowledged,
                        region.feedFlagged, region.feedBreached,
                    ].map { "\($0)" }
            })
        return filings + [""] + self.quotas(regions.flatMap(\.seats), output)
    }

    /// One line a region and level.
    static func quotas(_ quotas: [FilingV1.SeatQuota], _ output: Output) -> [String] {
        let say = output.say
        return Table.lines(
            [
                say(Labels.region), say(Labels.level), say(Labels.capacity), say(Labels.held),
                say(Labels.offered), say(Labels.waiting),
            ],
            quotas.map {
                [
                    $0.region, say(Labels.level($0.level)), "\($0.capacity)", "\($0.held)",
                    "\($0.offered)", "\($0.waiting)",
                ]
            })
    }
}

extension Labels {
    static let plannedCloses = Text(zh: "方案截止", en: "as planned")
    static let extensions = Text(zh: "延期", en: "extensions")
    static let held = Text(zh: "已占用", en: "held")
    static let offered = Text(zh: "待确认", en: "offered")
    static let dueSoonCount = Text(zh: "即将到期", en: "due soon")
    static let overdueCount = Text(zh: "已超期", en: "overdue")
    static let staleCount = Text(zh: "严重超期", en: "stale")
    static let feedOpen = Text(zh: "报名系统未回执", en: "unacknowledged")
    static let feedLate = Text(zh: "回执迟延", en: "flagged")
    static let feedBreached = Text(zh: "回执违约", en: "breached")
}
