// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Foundation
import NIOHTTP1

/// A register that is asked by POST with a JSON object and answers `{"verdict": WORD}`.
///
/// WORD is VERIFIED, MISMATCH or NEEDS_HUMAN; status 200. Anything else is an outage.
struct CheckProvider: Sendable {
    let url: String
    /// Sent as `Authorization: Bearer`; empty for none.
    let token: String
    let gateway: HTTPGateway

    private struct Reply: Decodable {
        let verdict: String
    }

    /// - Throws: `HTTPGateway.Fault`, which says nothing of whom it was about.
    func ask(_ question: some Encodable) async throws -> PreCheckVerdict {
        var headers = [("Content-Type", "application/json")]
        if !self.token.isEmpty { headers.append(("Authorization", "Bearer \(self.token)")) }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let answer = try await self.gateway.send(
            .POST, self.url, headers: headers, body: Array(try encoder.encode(question)))
        guard answer.status == 200 else {
            throw HTTPGateway.Fault(description: "the register answered \(answer.status)")
        }
        let word: String
        do {
            word = try JSONDecoder().decode(Reply.self, from: Data(answer.body)).verdict
        } catch {
            throw HTTPGateway.Fault(description: "the register's answer is not understood")
        }
        switch word {
        case "VERIFIED": return .verified
        case "MISMATCH": return .mismatch
        case "NEEDS_HUMAN": return .needsHuman
        default: throw HTTPGateway.Fault(description: "the register's verdict is not understood")
        }
    }
}
