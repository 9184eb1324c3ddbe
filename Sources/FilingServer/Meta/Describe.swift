// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// The method table of the running server, for programs and people.
struct Describe: Procedure {
    static let method = RpcV1.Meta.describe
    static let access = Access.anybody
    static let effect = Effect.read

    let server: String
    let methods: [RpcV1.MethodInfo]

    func run(
        _ request: RpcV1.DescribeRequest, as caller: Caller, in context: CallContext
    ) async throws -> RpcV1.DescribeReply {
        RpcV1.DescribeReply(
            methods: self.methods, server: self.server, nowMs: context.now.ms)
    }
}
