// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingServer

/// Asks a register of people: `{"name": ..., "id_number": ...}`; see `CheckProvider`.
package struct HTTPRealNameCheck: RealNameCheck {
    private let provider: CheckProvider

    /// - Parameters:
    ///   - url: http or https.
    ///   - token: bearer token; empty for none.
    /// - Throws: `HTTPGateway.Fault` if the address is none.
    package init(
        url: String, token: String, gateway: HTTPGateway
    ) throws(HTTPGateway.Fault) {
        self.provider = CheckProvider(
            url: try HTTPGateway.checked(url), token: token, gateway: gateway)
    }

    private struct Question: Encodable {
        let name: String
        let idNumber: String
    }

    package func verdict(on identity: Identity) async throws -> PreCheckVerdict {
        try await self.provider.ask(
            Question(name: identity.name.text, idNumber: identity.number.text))
    }
}
