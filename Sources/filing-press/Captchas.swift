// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingCaptcha
import FilingSeal
import Foundation

/// Images in a folder, each named by what it shows: for eyes, and for programs that try to read.
struct Captchas: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Paints captchas into a folder; the same ones each time.")

    @Option(help: "How many.") var count = 500
    @Option(help: "Where; made if it is missing.") var folder: String

    private struct Result: Encodable {
        let what: String
        let medianUs: Double
    }

    func run() throws {
        try FileManager.default.createDirectory(
            atPath: self.folder, withIntermediateDirectories: true)
        var times: [Double] = []
        for number in 0..<self.count {
            let bytes = Digest(of: Array("captcha \(number)".utf8)).bytes
            let answer = CaptchaAlphabet.answer(from: bytes)
            let begun = Meter.nowNs()
            let image = try CaptchaImage(answer: answer, seed: bytes)
            times.append(Double(Meter.nowNs() - begun) / 1_000)
            try Data(image.png).write(
                to: URL(fileURLWithPath: "\(self.folder)/\(number)-\(answer).png"))
        }
        try Meter.show(
            Result(what: "captcha", medianUs: times.sorted()[times.count / 2]))
    }
}
