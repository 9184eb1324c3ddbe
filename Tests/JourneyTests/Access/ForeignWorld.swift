// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// One of two servers that start alike: the same callers with the same things of their own.
///
/// The other people's things that one of them gets afterwards are what no answer may tell of.
final class ForeignWorld {
    /// Of a region where only the callers' own things are.
    static let region = "12"

    let stage: AccessStage
    let asking: RawAsking
    let callers: [Who: AccessStage.Caller]
    /// The applicant's own filing.
    let own: AccessStage.FiledThing
    /// Ids of the callers' own sessions, which the fuzz leaves alone: it would end itself.
    let ownSessions: Set<UInt64>

    init(_ server: TestServer) async throws {
        let stage = AccessStage(server)
        self.stage = stage
        var callers: [Who: AccessStage.Caller] = [
            .nobody: try await stage.caller(.nobody),
            .role(.applicant): try await stage.applicant(),
        ]
        for role in Role.allCases where role != .applicant {
            callers[.role(role)] = AccessStage.Caller(
                who: .role(role), person: try await stage.staff(role, region: Self.region),
                phone: "")
        }
        self.callers = callers
        self.own = try await stage.filing(
            of: callers[.role(.applicant)], in: Self.region)
        var sessions: Set<UInt64> = []
        for caller in callers.values where caller.person != nil {
            sessions.formUnion(
                try await stage.with(caller.person) { try await $0.auth.listSessions() }
                    .map(\.id))
        }
        self.ownSessions = sessions
        self.asking = try await RawAsking(server)
    }

    /// What belongs to others, by the words of proto/ACCESS.md.
    struct Things {
        var filings: [String] = []
        var ids: [UInt64] = []
        var keys: [String] = []
        var identities: [FilingV1.Identity] = []
    }

    /// Lets people of two other regions do everything that leaves something behind.
    func populate() async throws -> Things {
        var things = Things()
        let nobody = try #require(self.callers[.nobody])
        for whose in [Whose.region, .far] {
            let filing = try #require(try await self.stage.filing(whose, of: nobody))
            things.filings.append(filing.number)
            things.identities.append(filing.identity)
            things.ids += [
                filing.material, filing.claim,
                try await self.stage.upload(whose, of: nobody, whole: true),
                try await self.stage.phoneChange(whose, of: nobody),
                try await self.stage.session(whose, of: nobody),
                try await self.stage.consultation(whose, of: nobody),
            ]
            things.keys.append(try await self.stage.centreKey(whose, of: nobody))
        }
        return things
    }

    func ask(_ method: String, as who: Who, _ body: [UInt8]) async throws -> RawAsking.Answer {
        try await self.asking.ask(method, self.callers[who]?.token ?? [], body)
    }
}
