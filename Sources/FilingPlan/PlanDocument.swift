// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Yams

/// One entry of a plan file, with its line and place.
///
/// Every scalar is the text that stands in the file: YAML's guesses at types (`no`, `1e3`, `012`) are not
/// used, so that what an official reads is what counts.
struct PlanEntry {
    let line: Int
    /// Such as `rules.paths[2].years`.
    let place: String
    let value: PlanValue
}

/// What stands in an entry.
enum PlanValue {
    case text(String)
    case list([PlanEntry])
    /// In the order of the file, each key once.
    case section([PlanMember])
}

/// One line of a section.
struct PlanMember {
    let key: String
    let entry: PlanEntry
}

/// The YAML of a plan file.
enum PlanDocument {
    /// Reads the text.
    ///
    /// - Throws: `PlanFaults` with the first thing that is not YAML as plans use it.
    static func root(of text: String) throws(PlanFaults) -> PlanEntry {
        guard text.utf8.count <= PlanLimits.sizeBytes else {
            throw Self.fault(
                1, zh: "文件超过 \(PlanLimits.sizeBytes) 字节，不像考试方案。",
                en: "The file has more than \(PlanLimits.sizeBytes) bytes: it is no exam plan.")
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw Self.fault(error, in: text)
        } catch {
            throw Self.fault(1, zh: "文件无法读取。", en: "The file cannot be read.")
        }
        guard let node else {
            throw Self.fault(1, zh: "文件是空的。", en: "The file is empty.")
        }
        var left = PlanLimits.nodes
        return try Self.entry(node, at: "", depth: 0, left: &left)
    }

    private static func entry(
        _ node: Node, at place: String, depth: Int, left: inout Int
    ) throws(PlanFaults) -> PlanEntry {
        let line = node.mark?.line ?? 1
        left -= 1
        guard left >= 0, depth < PlanLimits.depth else {
            throw Self.fault(
                line, zh: "条目太多或缩进太深，不像考试方案。",
                en: "Too many entries or too deep: it is no exam plan.")
        }
        switch node {
        case .scalar(let scalar):
            return PlanEntry(line: line, place: place, value: .text(scalar.string))
        case .sequence(let sequence):
            var items: [PlanEntry] = []
            for (index, item) in sequence.enumerated() {
                items.append(
                    try Self.entry(item, at: "\(place)[\(index)]", depth: depth + 1, left: &left))
            }
            return PlanEntry(line: line, place: place, value: .list(items))
        case .mapping(let mapping):
            return PlanEntry(
                line: line, place: place,
                value: .section(try Self.section(mapping, place, depth, &left)))
        case .alias:
            throw Self.fault(
                line, zh: "请直接写出内容，不要使用 & 和 *。",
                en: "Write the entry out: & and * are not used here.")
        }
    }

    private static func section(
        _ mapping: Node.Mapping, _ place: String, _ depth: Int, _ left: inout Int
    ) throws(PlanFaults) -> [PlanMember] {
        var section: [PlanMember] = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? 1
            guard let name = key.scalar?.string else {
                throw Self.fault(
                    line, zh: "条目名称须是一个词。", en: "The name of an entry is one word.")
            }
            let inner = place.isEmpty ? name : "\(place).\(name)"
            let entry = try Self.entry(value, at: inner, depth: depth + 1, left: &left)
            // What is wrong with an entry is looked for where its name stands.
            section.append(
                PlanMember(
                    key: name, entry: PlanEntry(line: line, place: inner, value: entry.value)))
        }
        return section
    }

    private static func fault(_ line: Int, zh: String, en: String) -> PlanFaults {
        PlanFaults(faults: [PlanFault(line: line, place: "", text: Text(zh: zh, en: en))])
    }
}

/// What libyaml says, for people who do not know YAML.
extension PlanDocument {
    private static func fault(_ error: YamlError, in text: String) -> PlanFaults {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Self.fault(
                mark.line,
                zh: "此处格式有误：请检查缩进（用空格，不用 Tab）、冒号后的空格、引号和括号是否成对。(\(problem))",
                en:
                    "The layout is wrong here: look at the indentation (spaces, no tabs), the space "
                    + "after the colon, and pairs of quotes and brackets (\(problem)).")
        case .duplicatedKeysInMapping(let names, let context):
            let name = names.min() ?? ""
            return Self.fault(
                Self.secondLine(of: name, after: context.mark.line, in: text),
                zh: "“\(name)”在同一处写了两次，请只保留一个。",
                en: "`\(name)` stands twice in the same place: keep one.")
        case .reader, .dataCouldNotBeDecoded, .memory, .no, .writer, .emitter, .representer:
            return Self.fault(
                1, zh: "文件含有无法识别的字符，请存为 UTF-8。",
                en: "The file has characters that cannot be read: save it as UTF-8.")
        }
    }

    /// The line where a name stands for the second time with the same indentation, from the start of
    /// its section on; the start if there is none.
    private static func secondLine(of name: String, after start: Int, in text: String) -> Int {
        var indentation: Int?
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated().dropFirst(max(0, start - 1)) {
            let spaces = line.prefix { $0 == " " || $0 == "-" }.count
            let rest = line.dropFirst(spaces).filter { $0 != "\"" && $0 != "'" }
            guard rest.hasPrefix("\(name):") else { continue }
            guard let first = indentation else {
                indentation = spaces
                continue
            }
            if spaces == first { return index + 1 }
        }
        return start
    }
}
