// SPDX-License-Identifier: Apache-2.0

import FilingGateways

extension HTTPGateway {
    /// A gateway that is shut down however the body ends.
    static func with(_ body: (HTTPGateway) async throws -> Void) async throws {
        let gateway = HTTPGateway()
        do {
            try await body(gateway)
        } catch {
            try await gateway.shutdown()
            throw error
        }
        try await gateway.shutdown()
    }
}
