// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Is the server able to work? From memory, as often as anybody likes.
struct Check: PromptProcedure {
    static let method = RpcV1.Health.check
    static let access = Access.anybody

    let readiness: Readiness
    let services: Set<String>

    func answer(
        _ request: RpcV1.HealthCheckRequest, as caller: Caller, in context: CallContext
    ) throws -> RpcV1.HealthCheckReply {
        guard request.service.isEmpty || self.services.contains(request.service) else {
            return RpcV1.HealthCheckReply(status: .serviceUnknown)
        }
        return RpcV1.HealthCheckReply(
            status: self.readiness.isServing ? .serving : .notServing)
    }
}
