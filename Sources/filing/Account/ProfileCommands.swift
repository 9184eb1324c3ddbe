// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// What the applicant states about themselves.
struct ProfileGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "个人资料 / what you state about yourself.",
        subcommands: [ProfileShow.self, ProfileSet.self, ProfileDispute.self, ProfileViews.self],
        defaultSubcommand: ProfileShow.self)
}

/// Shows the profile.
struct ProfileShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看资料 / shows it.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let profile = try await run.client.profile.get(options: run.options.callOptions())
            run.output.show(profile) { Self.lines(profile, run.output) }
        }
    }

    private static func lines(
        _ profile: FilingV1.GetProfileReply, _ output: Output
    ) -> [String] {
        guard profile.revision > 0 else { return [output.say(Labels.noProfile)] }
        var lines: [String] = []
        if let identity = profile.identity {
            lines.append("\(output.say(Labels.name)): \(identity.name)")
            lines.append("\(output.say(Labels.idNumber)): \(identity.idNumber)")
        }
        for record in profile.education {
            lines.append(
                "\(output.say(Labels.education)): \(record.school) \(record.major) "
                    + "(\(record.level))")
        }
        for period in profile.work {
            lines.append("\(output.say(Labels.work)): \(period.employer) \(period.post)")
        }
        lines.append(
            "\(output.say(Labels.identityCheck)): \(output.say(Labels.verdict(profile.identityCheck)))"
        )
        lines.append(
            "\(output.say(Labels.educationCheck)): "
                + output.say(Labels.verdict(profile.educationCheck)))
        lines.append(
            output.say(
                profile.accountState == .complete
                    ? Labels.accountComplete : Labels.accountIncomplete))
        lines.append("\(output.say(Labels.revision)): \(profile.revision)")
        return lines
    }
}

/// States what a file says.
struct ProfileSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "填写资料 / states what a JSON file says.",
        discussion: """
            The file's keys are `identity`, `education`, `work`, `certificates`, with the fields of \
            proto/filing/v1/profile.proto; dates read YYYY-MM-DD.
            """)

    @OptionGroup var options: CommonOptions

    @Option(help: "A JSON file.") var file: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let person = try PersonFile(path: self.file)
            var revision = try await run.client.profile.get(options: run.options.callOptions())
                .revision
            let profile = run.client.profile
            let options = run.options.callOptions()
            if let identity = person.identity {
                revision = try await profile.setIdentity(
                    .init(revision: revision, identity: identity), options: options
                ).revision
            }
            if let education = person.education {
                revision = try await profile.setEducation(
                    .init(revision: revision, education: education), options: options
                ).revision
            }
            if person.work != nil || person.certificates != nil {
                revision = try await profile.setWork(
                    .init(
                        revision: revision, work: person.work ?? [],
                        certificates: person.certificates ?? []), options: options
                ).revision
            }
            run.output.show(FilingV1.SetProfileReply(revision: revision)) {
                ["\(run.output.say(Labels.profileStored)) \(revision)"]
            }
        }
    }
}

/// Claims an ID number that another account has.
struct ProfileDispute: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute",
        abstract: "身份争议 / claims an ID number that another account has; support decides.")

    @OptionGroup var options: CommonOptions

    @OptionGroup var person: IdentityOptions

    @Option(help: "凭据说明 / what proves it.") var evidence: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(
                ["profile dispute", self.person.name, self.person.idNumber, self.evidence]
            ) { options, _ in
                try await run.client.profile.openDispute(
                    .init(identity: self.person.identity, evidence: self.evidence),
                    options: options)
            }
            run.output.show(reply) {
                ["\(run.output.say(Labels.disputeOpened)) \(reply.disputeID)"]
            }
        }
    }
}

/// A person's name and number, on the command line.
struct IdentityOptions: ParsableArguments {
    @Option(help: "姓名 / name.") var name: String

    @Option(help: "身份证号码 / ID number.") var idNumber: String

    var identity: FilingV1.Identity { .init(name: self.name, idNumber: self.idNumber) }
}
