// SPDX-License-Identifier: Apache-2.0

package import FilingContract
package import FilingDomain

extension FilingV1.EligibilityAnswer {
    /// An answer as it goes over the wire and into the store.
    package init(_ answer: EligibilityAnswer) {
        self.init(
            exam: answer.exam.rawValue, planVersion: answer.planVersion,
            rulesVersion: answer.rulesVersion,
            level: FilingV1.Level(rawValue: answer.level.rawValue) ?? .unspecified,
            cutOff: FilingV1.Date(answer.cutOff),
            verdict: FilingV1.EligibilityVerdict(answer.verdict),
            bestPath: answer.best?.rawValue ?? "",
            earliest: answer.earliest.map(FilingV1.Date.init),
            earliestExamYear: UInt32(clamping: answer.earliestExamYear ?? 0),
            paths: answer.paths.map(FilingV1.EligibilityPath.init))
    }
}

extension FilingV1.EligibilityPath {
    fileprivate init(_ path: PathAnswer) {
        self.init(
            path: path.rule.rawValue, verdict: FilingV1.EligibilityVerdict(path.verdict),
            education: Self.place(path.inputs.education),
            socialWorkMajor: path.inputs.major == .socialWork,
            certificate: Self.place(path.inputs.certificate),
            countedFrom: path.inputs.countedFrom.map(FilingV1.Date.init),
            fullYears: UInt32(clamping: path.inputs.fullYears),
            yearsNeeded: UInt32(clamping: path.inputs.yearsNeeded),
            gaps: path.gaps.map { gap in
                FilingV1.EligibilityGap(
                    kind: gap.token, textZh: gap.text.zh, textEn: gap.text.en)
            },
            earliest: path.earliest.map(FilingV1.Date.init),
            materials: path.materials.map {
                FilingV1.MaterialKind(rawValue: $0.rawValue) ?? .unspecified
            })
    }

    /// 1 for the first stated, 0 for none.
    private static func place(_ position: Int?) -> UInt32 {
        position.map { UInt32(clamping: $0) &+ 1 } ?? 0
    }
}

extension FilingV1.EligibilityVerdict {
    fileprivate init(_ verdict: EligibilityVerdict) {
        self = FilingV1.EligibilityVerdict(rawValue: verdict.rawValue) ?? .unspecified
    }
}

extension FilingV1.Date {
    init(_ date: CivilDate) {
        self.init(
            year: UInt32(clamping: date.year), month: UInt32(clamping: date.month),
            day: UInt32(clamping: date.day))
    }
}
