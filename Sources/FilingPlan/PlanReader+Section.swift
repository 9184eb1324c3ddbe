// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// A section whose keys have been checked.
struct PlanSection {
    let line: Int
    let place: String
    /// In the order of the file.
    let entries: [PlanMember]

    /// The entry of a key; nil if the file has none, which was noted if it must have one.
    subscript(key: String) -> PlanEntry? { self.entries.first { $0.key == key }?.entry }

    /// Whether a key is there.
    func has(_ key: String) -> Bool { self[key] != nil }
}

extension PlanReader {
    /// A section with certain keys: a missing one and one that nobody reads are faults.
    mutating func section(
        _ entry: PlanEntry?, required: [String], optional: [String] = []
    ) -> PlanSection? {
        guard let section = self.section(entry) else { return nil }
        let known = required + optional
        var missing = required.filter { !section.has($0) }
        for member in section.entries where !known.contains(member.key) {
            let meant = Spelling.nearest(to: member.key, among: known)
            // A key that is misspelt is told once, not as missing too.
            missing.removeAll { $0 == meant }
            self.unknown(member, meant: meant, among: known)
        }
        for key in missing {
            self.fault(
                line: section.line, section.place, zh: "缺少“\(key)”。", en: "`\(key)` is missing.")
        }
        return section
    }

    private mutating func unknown(_ member: PlanMember, meant: String?, among known: [String]) {
        let keys = known.joined(separator: ", ")
        self.fault(
            member.entry,
            zh: "这里没有“\(member.key)”这一项。" + (meant.map { "是否应为“\($0)”？" } ?? "可用：\(keys)。"),
            en: "There is no entry `\(member.key)` here."
                + (meant.map { " Is `\($0)` meant?" } ?? " There are: \(keys)."))
    }

    /// A section with any keys.
    mutating func section(_ entry: PlanEntry?) -> PlanSection? {
        guard let entry else { return nil }
        guard case .section(let entries) = entry.value else {
            self.fault(
                entry, zh: "这里要有缩进的小节：每行“名称: 内容”。",
                en: "An indented section goes here: lines of `name: value`.")
            return nil
        }
        return PlanSection(line: entry.line, place: entry.place, entries: entries)
    }
}

/// What somebody may have meant.
enum Spelling {
    /// The word that differs least, by at most two letters and less than half of them.
    static func nearest(to text: String, among words: [String]) -> String? {
        let near = words.map { (word: $0, distance: Self.distance(text, $0)) }
            .filter { $0.distance <= 2 && $0.distance * 2 < $0.word.count }
        return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// Letters to add, drop or change (Levenshtein); long texts are far from everything.
    private static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.lowercased().unicodeScalars.prefix(40))
        let right = Array(right.unicodeScalars)
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var next = [i + 1]
            for (j, other) in right.enumerated() {
                next.append(min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, next[j] + 1))
            }
            row = next
        }
        return row[right.count]
    }
}
