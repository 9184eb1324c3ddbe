// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingCaptcha
import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import Foundation

/// How a command gets the answer to an image.
struct CaptchaOptions: ParsableArguments {
    @Option(
        help:
            "图形验证码 / ID:ANSWER of an earlier `filing captcha`; otherwise it is shown and asked for."
    )
    var captcha: String?

    @Option(help: "Writes the image to this PNG file instead of drawing it.")
    var captchaFile: String?
}

/// Gets an image, for scripts that answer it themselves.
struct Captcha: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "获取图形验证码 / gets an image to be read.",
        discussion: """
            Shows the image and prints its ID. Give ID:ANSWER to --captcha of the next command \
            within 3 minutes; it is good for one use.
            """)

    @OptionGroup var options: CommonOptions

    @Option(help: "Writes the image to this PNG file instead of drawing it.")
    var captchaFile: String?

    func run() async throws {
        try await Run.command(self.options) { run in
            let image = try await run.client.auth.getCaptcha(options: run.options.callOptions())
            if let captchaFile {
                try PrivateFile.write(Data(image.png), to: captchaFile)
            }
            let id = Hexadecimal.text(image.id)
            if run.output.isJSON {
                print(
                    MessageJSON.text(of: [
                        "id": .text(id), "expires_at_ms": .number(String(image.expiresAtMs)),
                    ]))
            } else {
                if self.captchaFile == nil { try run.draw(image) }
                print("\(id)")
            }
        }
    }
}

extension Run {
    /// The answer given on the command line, or read from the image by the person at the terminal.
    func captcha(_ options: CaptchaOptions) async throws -> FilingV1.CaptchaAnswer {
        if let given = options.captcha { return try Self.answer(given) }
        let image = try await self.client.auth.getCaptcha(options: self.options.callOptions())
        if let path = options.captchaFile {
            try PrivateFile.write(Data(image.png), to: path)
            FileHandle.standardError.write(Data("\(path)\n".utf8))
        } else {
            try self.draw(image)
        }
        let answer = try Prompt.line(self.output.say(Labels.askCaptcha))
        return FilingV1.CaptchaAnswer(id: image.id, answer: answer)
    }

    /// Draws an image on the terminal, where it does not get into a pipe.
    func draw(_ image: FilingV1.GetCaptchaReply) throws {
        let picture: CaptchaPicture
        do {
            picture = try CaptchaPicture(png: image.png)
        } catch {
            throw LocalProblem(sentence: Labels.captchaUnreadable)
        }
        let lines = picture.lines(
            columns: Terminal.columns, colour: Terminal.hasColour(STDERR_FILENO))
        FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }

    private static func answer(_ given: String) throws -> FilingV1.CaptchaAnswer {
        let parts = given.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let id = Hexadecimal.bytes(parts[0].utf8) else {
            throw ValidationError("--captcha takes ID:ANSWER.")
        }
        return FilingV1.CaptchaAnswer(id: id, answer: String(parts[1]))
    }
}
