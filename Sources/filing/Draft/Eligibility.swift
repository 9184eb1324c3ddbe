// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Whether somebody may sit the exam, and why.
struct EligibilityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eligibility",
        abstract: "报考条件自测 / checks whether somebody is eligible, and explains why.",
        discussion: """
            No account is needed and nothing is kept. The file is that of `filing profile set`; only \
            education, work and certificates are read from it, and neither names nor numbers are \
            sent. With --offline nothing is sent at all. A check never decides: whoever disagrees \
            may file with a note.
            """)

    @OptionGroup var options: CommonOptions

    @Option(help: "A JSON file.") var file: String

    @Option(help: "报考层级 / level: junior, intermediate, senior.") var level: LevelWord

    @Option(help: "考区代码 / region, two digits; without it the usual cut-off is taken.")
    var region = ""

    @Flag(help: "离线 / by the plan that this program ships with, without a server.")
    var offline = false

    func run() async throws {
        try await Run.command(self.options) { run in
            let request = try PersonFile(path: self.file).eligibilityRequest(
                exam: "sw-2026", level: self.level.contract, region: self.region)
            let calls = run.client.eligibility
            let reply =
                self.offline
                ? try calls.checkOffline(request)
                : try await calls.check(request, options: run.options.callOptions())
            run.output.show(reply) {
                reply.answer.map { EligibilityLines.lines($0, run.output) } ?? []
            }
        }
    }
}

extension PersonFile {
    /// What the file says of education, work and certificates, and nothing else.
    func eligibilityRequest(
        exam: String, level: FilingV1.Level, region: String
    ) -> FilingV1.CheckEligibilityRequest {
        FilingV1.CheckEligibilityRequest(
            exam: exam, level: level, region: region,
            education: (self.education ?? []).map { record in
                FilingV1.StatedEducation(
                    levelCode: UInt32(clamping: record.level.rawValue), degree: record.degree,
                    major: record.major, graduated: record.graduated, fullTime: record.fullTime)
            },
            work: (self.work ?? []).map { period in
                FilingV1.StatedWork(
                    from: period.from, to: period.to, socialWork: period.socialWork)
            },
            certificates: (self.certificates ?? []).map { held in
                FilingV1.StatedCertificate(
                    level: held.level, obtained: held.obtained,
                    byExamination: held.byExamination)
            })
    }
}
