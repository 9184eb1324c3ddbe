// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The section `regions`: what all have, and what single ones have instead.
enum RegionsSection {
    private static let keys = ["filing", "seats", "cut-off", "hotline"]

    /// What one section says; nil where it says nothing.
    private struct Said {
        var window: (opens: Instant, closes: Instant)?
        var cutOff: CivilDate?
        var seats: [Level: Int]?
        var hotline: String?
    }

    /// Reads the section.
    ///
    /// - Parameter firstExamDay: windows have to close before it.
    static func read(
        _ entry: PlanEntry?, firstExamDay: CivilDate?, _ reader: inout PlanReader
    ) -> [RegionCode: RegionPlan]? {
        guard let section = reader.section(entry) else { return nil }
        guard let usual = section["default"] else {
            reader.fault(
                line: section.line, section.place, zh: "缺少“default”（适用于所有考区的设置）。",
                en: "`default`, which holds for all regions, is missing.")
            return nil
        }
        let common = Self.said(usual, ["filing", "seats"], firstExamDay, &reader)
        var single: [RegionCode: Said] = [:]
        for member in section.entries where member.key != "default" {
            guard let region = Self.region(member.key, member.entry, &reader) else { continue }
            single[region] = Self.said(member.entry, [], firstExamDay, &reader, region)
        }
        guard let window = common?.window, let seats = common?.seats else { return nil }
        return Dictionary(
            uniqueKeysWithValues: RegionCode.allRegions.map { region in
                let own = single[region] ?? Said()
                let filing = own.window ?? window
                return (
                    region,
                    RegionPlan(
                        opens: filing.opens, closes: filing.closes,
                        cutOff: own.cutOff ?? common?.cutOff, seats: own.seats ?? seats,
                        hotline: own.hotline ?? common?.hotline ?? "")
                )
            })
    }

    private static func region(
        _ key: String, _ entry: PlanEntry, _ reader: inout PlanReader
    ) -> RegionCode? {
        do {
            return try RegionCode(text: key)
        } catch {
            reader.fault(
                entry, zh: "没有代码为“\(key)”的考区，请用两位数字，如 11 北京。",
                en: "There is no region `\(key)`: use two digits, such as 11 for Beijing.")
            return nil
        }
    }

    private static func said(
        _ entry: PlanEntry, _ required: [String], _ firstExamDay: CivilDate?,
        _ reader: inout PlanReader, _ region: RegionCode? = nil
    ) -> Said? {
        let optional = Self.keys.filter { !required.contains($0) }
        guard
            let section = reader.section(
                entry, required: required, optional: optional + (region == nil ? [] : ["name"]))
        else {
            return nil
        }
        if let region { Self.requireName(section["name"], region, &reader) }
        let window = reader.window(section["filing"])
        if let window, let firstExamDay, window.closes.dateInChina >= firstExamDay,
            let at = section["filing"]
        {
            reader.fault(
                at, zh: "备案须在考试（\(firstExamDay.text)）前截止。",
                en: "Filing has to close before the exam on \(firstExamDay.text).")
        }
        return Said(
            window: window, cutOff: reader.date(section["cut-off"]),
            seats: Self.seats(section["seats"], &reader),
            hotline: Self.hotline(section["hotline"], &reader))
    }

    /// As it is dialled from anywhere in the country.
    private static func hotline(_ entry: PlanEntry?, _ reader: inout PlanReader) -> String? {
        guard let entry, let text = reader.scalar(entry) else { return nil }
        let isDialled = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        }
        guard isDialled, PlanLimits.hotlineLengths.contains(text.utf8.count) else {
            reader.fault(
                entry, zh: "“\(text)”不是电话号码：只用数字和连字符，如 010-12345678。",
                en: "`\(text)` is no telephone number: digits and hyphens, such as 010-12345678.")
            return nil
        }
        return text
    }

    /// A name beside the code is for people; a wrong one means that somebody is in the wrong place.
    private static func requireName(
        _ entry: PlanEntry?, _ region: RegionCode, _ reader: inout PlanReader
    ) {
        guard let entry, let text = reader.scalar(entry), let name = region.name,
            text != name.zh, text != name.en
        else {
            return
        }
        reader.fault(
            entry, zh: "\(region.text) 是\(name.zh)，不是“\(text)”。",
            en: "\(region.text) is \(name.en), not `\(text)`.")
    }

    private static func seats(
        _ entry: PlanEntry?, _ reader: inout PlanReader
    ) -> [Level: Int]? {
        guard
            let section = reader.section(entry, required: RulesSection.levels.map(\.0))
        else {
            return nil
        }
        var seats: [Level: Int] = [:]
        for (word, level) in RulesSection.levels {
            guard let entry = section[word],
                let count = reader.integer(entry, PlanLimits.seats)
            else {
                continue
            }
            seats[level] = count
            guard count % RegionPlan.roomSeats != 0 else { continue }
            let rooms = count / RegionPlan.roomSeats
            let (fewer, more) = (rooms * RegionPlan.roomSeats, (rooms + 1) * RegionPlan.roomSeats)
            reader.fault(
                entry, zh: "席位 \(count) 不是整考场（每场 30 席），可为 \(fewer) 或 \(more)。",
                en: "\(count) seats are no whole rooms of 30: \(fewer) or \(more) would be.")
        }
        return seats
    }
}
