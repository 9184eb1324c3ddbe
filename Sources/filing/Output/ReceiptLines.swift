// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal

/// What a receipt proves, for a person and for a program.
enum ReceiptLines {
    static let notSigned = Text(
        zh: "回执无效：不是该公钥签发的，或已被改动。",
        en: "The receipt does not hold: this key has not signed these bytes.")
    static let otherScans = Text(
        zh: "回执有效，但缺少以下所交材料：",
        en: "The receipt is genuine, but these scans are not among the files:")
    static let otherPerson = Text(
        zh: "回执有效，但不属于此人。", en: "The receipt is genuine, but about another person.")

    /// What was compared besides the signature.
    struct Checked {
        let scans: Bool
        let person: Bool
    }

    private static let genuine = Text(
        zh: "回执有效。服务器签名证明，它收到了：",
        en: "The receipt is genuine. The server has signed that it took:")
    private static let scansCompared = Text(
        zh: "所列文件与提交时逐字节相同。", en: "The scans are byte for byte those handed in.")
    private static let personCompared = Text(zh: "申请人相符。", en: "The person is the one named.")
    private static let personNotCompared = Text(
        zh: "未核对申请人（--person）。", en: "Who it is about was not checked (--person).")
    private static let notProved = Text(
        zh: "回执不证明审核结果。", en: "It does not prove how the filing was decided.")

    static func lines(
        _ statement: ReceiptStatement, _ checked: Checked, _ output: Output
    ) -> [String] {
        let say = output.say
        var lines = [
            say(Self.genuine),
            "\(say(Labels.number)): \(statement.number.text) (\(statement.exam.rawValue))",
            "\(say(Labels.time)): \(ChinaTime.text(ms: statement.submittedAt.ms))",
            "\(say(Labels.level)): \(say(statement.level.name))",
            "\(say(Labels.region)): \(statement.region.text)",
            "\(say(Labels.revision)): \(statement.revision.rawValue)",
            "\(statement.planVersion), \(statement.rulesVersion): \(say(statement.verdict.name)) "
                + statement.path,
            "\(statement.declaration): SHA-256 \(Hexadecimal.text(statement.declarationHash))",
        ]
        lines += statement.materials.map {
            "\(say($0.kind.name)): SHA-256 \(Hexadecimal.text($0.sha256))"
        }
        lines.append(
            "audit \(statement.audit.seq): \(Hexadecimal.text(statement.audit.hash))")
        if checked.scans { lines.append(say(Self.scansCompared)) }
        lines.append(say(checked.person ? Self.personCompared : Self.personNotCompared))
        lines.append(say(Self.notProved))
        return lines
    }

    static func object(
        _ statement: ReceiptStatement, _ checked: Checked
    ) -> [String: MessageJSON.Value] {
        [
            "genuine": .truth(true), "scansCompared": .truth(checked.scans),
            "personCompared": .truth(checked.person),
            "filingNumber": .text(statement.number.text),
            "exam": .text(statement.exam.rawValue),
            "level": .number("\(statement.level.rawValue)"),
            "region": .text(statement.region.text),
            "revision": .number("\(statement.revision.rawValue)"),
            "submittedAtMs": .number("\(statement.submittedAt.ms)"),
            "declaration": .text(statement.declaration),
            "declarationSha256": .text(Hexadecimal.text(statement.declarationHash)),
            "planVersion": .text(statement.planVersion),
            "rulesVersion": .text(statement.rulesVersion),
            "verdict": .number("\(statement.verdict.rawValue)"),
            "path": .text(statement.path),
            "person": .text(Hexadecimal.text(statement.person)),
            "materials": .list(
                statement.materials.map {
                    .object([
                        "kind": .text($0.kind.token),
                        "sha256": .text(Hexadecimal.text($0.sha256)),
                    ])
                }),
            "auditSeq": .number("\(statement.audit.seq)"),
            "auditLink": .text(Hexadecimal.text(statement.audit.hash)),
        ]
    }
}
