// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingInspect
import Testing

@Suite struct InspectionFrameTests {
    @Test func `every verdict comes through as it was`() {
        var verdicts: [MaterialVerdict] = [
            .accepted(.jpeg), .accepted(.pdf),
            .doubtful(.jpeg, MaterialWarning(.blank, measured: 3, limit: 24)),
            .doubtful(.pdf, MaterialWarning(.blurred, measured: 79, limit: 100)),
            .refused(Refusal(.fileEmpty)),
        ]
        for reason in Reason.fileFaults {
            let details = reason.detailKeys.map { ($0, Refusal.Detail.number(7)) }
            verdicts.append(.refused(Refusal(reason, Dictionary(uniqueKeysWithValues: details))))
        }
        verdicts.append(.refused(Refusal(.corrupt, ["part": .text("page-tree")])))
        for verdict in verdicts {
            #expect(MaterialVerdict(answer: verdict.answer) == verdict)
        }
    }

    /// A worker that was taken over can lie about a file, but say nothing else.
    @Test(
        arguments: [
            "", "\n", "format=", "format=exe", "reason=INTERNAL", "reason=NO_SUCH_REASON",
            "reason=BLANK", "doubt=3\nformat=jpeg\nmeasured=1\nlimit=1", "doubt=1",
            "doubt=1\nformat=jpeg\nmeasured=x\nlimit=1", "reason=CORRUPT\npart=a\u{1B}[2J",
            "reason=CORRUPT\npart=" + String(repeating: "a", count: 33), "verdict=accepted",
        ])
    func `an answer that is none is nothing`(answer: String) {
        #expect(MaterialVerdict(answer: Array(answer.utf8)) == nil)
    }

    @Test func `details that a reason does not have are dropped`() {
        let answer = Array("reason=TRUNCATED\nsize=9\nname=someone".utf8)
        #expect(
            MaterialVerdict(answer: answer)
                == .refused(Refusal(.truncated, ["size": .number(9)])))
    }

    @Test func `a question is a kind and the file`() {
        let question = InspectionFrame.question([1, 2, 3], kind: .other)
        #expect(InspectionFrame.parse(question: question)?.kind == .other)
        #expect(InspectionFrame.parse(question: question)?.bytes == [1, 2, 3])
        #expect(InspectionFrame.parse(question: []) == nil)
        #expect(InspectionFrame.parse(question: [200, 1]) == nil)
    }

    @Test func `a hello is letters, whatever was sent`() {
        #expect(
            InspectionFrame.confinement(hello: Array("limits,seccomp".utf8)) == "limits,seccomp")
        #expect(InspectionFrame.confinement(hello: []) == "nothing")
        #expect(InspectionFrame.confinement(hello: Array("\u{1B}[2Jx\n".utf8)) == "x")
    }
}
