// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Takes values out of entries and notes every fault it meets on the way.
///
/// A value that is wrong is nil and the reading goes on, so that one run tells all there is to mend.
struct PlanReader {
    private(set) var faults: [PlanFault] = []

    /// Notes a fault of an entry.
    mutating func fault(_ entry: PlanEntry, zh: String, en: String) {
        self.fault(line: entry.line, entry.place, zh: zh, en: en)
    }

    mutating func fault(line: Int, _ place: String, zh: String, en: String) {
        guard self.faults.count < PlanLimits.faults else { return }
        self.faults.append(PlanFault(line: line, place: place, text: Text(zh: zh, en: en)))
    }

    /// Text of a length in scalars, not blank.
    mutating func text(_ entry: PlanEntry?, _ lengths: ClosedRange<Int>) -> String? {
        guard let entry, let text = self.scalar(entry) else { return nil }
        guard lengths.contains(text.unicodeScalars.count),
            !text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace })
        else {
            self.fault(
                entry, zh: "这里要填 \(lengths.lowerBound) 至 \(lengths.upperBound) 个字。",
                en: "Write \(lengths.lowerBound) to \(lengths.upperBound) characters here.")
            return nil
        }
        return text
    }

    /// Decimal digits within a range.
    mutating func integer(_ entry: PlanEntry?, _ range: ClosedRange<Int>) -> Int? {
        guard let entry, let text = self.scalar(entry) else { return nil }
        guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(text), range.contains(number)
        else {
            self.fault(
                entry,
                zh: "“\(text)”应为 \(range.lowerBound) 至 \(range.upperBound) 的整数。",
                en: "`\(text)` should be a whole number from \(range.lowerBound) to "
                    + "\(range.upperBound).")
            return nil
        }
        return number
    }

    /// One of a few words.
    mutating func word<Value>(
        _ entry: PlanEntry?, among words: [(String, Value)]
    ) -> Value? {
        guard let entry, let text = self.scalar(entry) else { return nil }
        if let found = words.first(where: { $0.0 == text }) { return found.1 }
        let names = words.map(\.0)
        let advice = Spelling.nearest(to: text, among: names)
        self.fault(
            entry,
            zh: "“\(text)”不在可选词中：\(names.joined(separator: ", "))。"
                + (advice.map { "是否应为“\($0)”？" } ?? ""),
            en: "`\(text)` is none of: \(names.joined(separator: ", "))."
                + (advice.map { " Is `\($0)` meant?" } ?? ""))
        return nil
    }

    /// One of an enumeration's words.
    mutating func word<Word>(_ entry: PlanEntry?, _ type: Word.Type) -> Word?
    where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        self.word(entry, among: Word.allCases.map { ($0.rawValue, $0) })
    }

    /// A list of words, at least one and none twice.
    mutating func words<Value: Hashable>(
        _ entry: PlanEntry?, among words: [(String, Value)]
    ) -> Set<Value>? {
        guard let entry, let items = self.list(entry, 1...words.count) else { return nil }
        var values: Set<Value> = []
        var isWhole = true
        for item in items {
            guard let value = self.word(item, among: words) else {
                isWhole = false
                continue
            }
            if !values.insert(value).inserted { self.repeated(item) }
        }
        return isWhole ? values : nil
    }

    /// A list of so many entries.
    mutating func list(_ entry: PlanEntry?, _ counts: ClosedRange<Int>) -> [PlanEntry]? {
        guard let entry else { return nil }
        guard case .list(let items) = entry.value else {
            self.fault(
                entry, zh: "这里要填一个列表：[A, B]，或每行一项以“- ”开头。",
                en: "A list goes here: [A, B], or lines that begin with `- `.")
            return nil
        }
        guard counts.contains(items.count) else {
            self.fault(
                entry,
                zh: "这里要有 \(counts.lowerBound) 至 \(counts.upperBound) 项，现有 \(items.count) 项。",
                en: "\(counts.lowerBound) to \(counts.upperBound) entries go here, there are "
                    + "\(items.count).")
            return nil
        }
        return items
    }

    /// An entry that stands in its list a second time.
    mutating func repeated(_ entry: PlanEntry) {
        self.fault(entry, zh: "此项重复。", en: "This stands in the list twice.")
    }

    /// The text of an entry that is neither list nor section.
    mutating func scalar(_ entry: PlanEntry) -> String? {
        guard case .text(let text) = entry.value else {
            self.fault(
                entry, zh: "这里要填一个值，不是列表或小节。",
                en: "A single value goes here, no list and no section.")
            return nil
        }
        return text
    }
}
