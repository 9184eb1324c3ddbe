// SPDX-License-Identifier: Apache-2.0

package import FilingClient
package import FilingContract
import FilingSeal
package import Foundation

/// What a server in demo mode writes down for its operator: answers to images, SMS codes.
package struct DemoSink: Sendable {
    private let outbox: URL

    /// The sink did not show in ten seconds what was waited for.
    package struct Silent: Error {}

    /// - Parameter data: the server's data directory.
    package init(data: URL) { self.outbox = data.appendingPathComponent("outbox") }

    private struct Captcha: Decodable {
        let answer: String
        let id: String
    }

    private struct Message: Decodable {
        let phone: String
        let text: String
    }

    /// The right answer to a new image.
    package func captcha(for client: FilingClient) async throws -> FilingV1.CaptchaAnswer {
        let image = try await client.auth.getCaptcha()
        let id = Hexadecimal.text(image.id)
        let line: Captcha = try await self.last(of: "captcha.jsonl") { $0.id == id }
        return FilingV1.CaptchaAnswer(id: image.id, answer: line.answer)
    }

    /// The last code sent to a phone.
    package func code(to phone: String) async throws -> String {
        let line: Message = try await self.last(of: "sms.jsonl") { $0.phone == phone }
        let digits = line.text.split(whereSeparator: { !$0.isNumber || !$0.isASCII })
        return digits.last { $0.count == 6 }.map(String.init) ?? ""
    }

    private func last<Line: Decodable>(
        of name: String, where isWanted: (Line) -> Bool
    ) async throws -> Line {
        let path = self.outbox.appendingPathComponent(name).path
        for _ in 0..<1_000 {
            let bytes = FileManager.default.contents(atPath: path) ?? Data()
            let lines = try bytes.split(separator: UInt8(ascii: "\n")).map {
                try JSONDecoder().decode(Line.self, from: $0)
            }
            if let line = lines.last(where: isWanted) { return line }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Silent()
    }
}
