// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import Foundation

/// The regional centre's side.
struct ReviewGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "审核 / the regional centre's side.",
        subcommands: [
            ReviewQueue.self, ReviewClaim.self, ReviewRenew.self, ReviewRelease.self,
            ReviewShow.self, ReviewDecide.self, ReviewConfirm.self, ReviewReassign.self,
            ReviewRecuse.self, ReviewFigures.self, ReviewExtend.self, ReviewRevoke.self,
        ], defaultSubcommand: ReviewQueue.self)
}

/// Takes a filing.
struct ReviewClaim: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim", abstract: "领取 / takes a filing for 15 minutes.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let claim = try await run.claim(number)
            run.output.show(claim) { Self.lines(claim, run.output) }
        }
    }

    static func lines(_ claim: FilingV1.ClaimReply, _ output: Output) -> [String] {
        ["\(output.say(Labels.claimedUntil)) \(ChinaTime.text(ms: claim.untilMs))"]
    }
}

/// Keeps a claim.
struct ReviewRenew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew", abstract: "续期 / keeps a claim for 15 minutes from now.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let held = try run.claims.read(number)
            let claim = try await run.client.review.renew(
                .init(filingNumber: number, claimID: held.claim),
                options: run.options.callOptions())
            run.output.show(claim) { ReviewClaim.lines(claim, run.output) }
        }
    }
}

/// Gives a claim back.
struct ReviewRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "退回 / gives a claim back undecided.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let held = try run.claims.read(number)
            let reply = try await run.client.review.release(
                .init(filingNumber: number, claimID: held.claim),
                options: run.options.callOptions())
            try run.claims.remove(number)
            run.output.show(reply) { [run.output.say(Labels.released)] }
        }
    }
}

/// Shows everything about a claimed filing.
struct ReviewShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看 / shows a claimed filing; --save fetches the scans.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Option(help: "Folder to save the scans in.") var save: String?
    @Option(help: "Shows name, ID number and phone whole, for this purpose; audited.")
    var unmask: UnmaskPurpose?
    @Option(help: "With --unmask: the number of a ticket or letter.") var reference = ""

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let options = run.options.callOptions()
            let reply = try await run.client.review.show(
                .init(filingNumber: number), options: options)
            let held = try run.claims.read(number)
            try run.claims.write(
                number, HeldClaim(claim: held.claim, revision: reply.filing?.revision ?? 0))
            if let folder = self.save {
                for material in reply.materials {
                    let bytes = try await run.client.material.download(
                        number, materialID: material.materialID, sha256: material.sha256,
                        options: options)
                    let isPDF = bytes.starts(with: Array("%PDF".utf8))
                    let name = "\(material.materialID)-\(material.kind).\(isPDF ? "pdf" : "jpg")"
                    try PrivateFile.write(Data(bytes), to: folder + "/" + name)
                }
            }
            run.output.show(reply) { Self.lines(reply, run.output) }
            guard let purpose = self.unmask else { return }
            let person = try await run.client.review.unmask(
                .init(
                    filingNumber: number, fields: [.name, .idNumber, .phone],
                    purpose: purpose.value, reference: self.reference),
                options: options)
            run.output.show(person) { UnmaskedLines.lines(person, run.output) }
        }
    }

    private static func lines(_ reply: FilingV1.ShowReply, _ output: Output) -> [String] {
        let person = reply.identity.map {
            [
                "\(output.say(Labels.name)): \($0.maskedName)",
                "\(output.say(Labels.idNumber)): \($0.maskedIDNumber)",
            ]
        }
        let education = reply.education.map {
            "\(output.say(Labels.education)): \($0.school) \($0.major) (\($0.level))"
        }
        let work = reply.work.map {
            "\(output.say(Labels.work)): \($0.employer) \($0.post)"
        }
        return FilingLines.summary(reply.filing, output) + FlagLines.lines(reply, output)
            + (person ?? []) + education + work
            + FilingLines.materials(reply.materials, output)
            + (reply.eligibility.map { EligibilityLines.lines($0, output) } ?? [])
            + FilingLines.history(reply.history, output)
            + SecondLookLines.handovers(reply.handovers, output)
            + SecondLookLines.lines(reply.secondLook, output)
    }
}
