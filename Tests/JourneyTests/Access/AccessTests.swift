// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import FilingWire
import Foundation
import Testing

/// proto/ACCESS.md, tried on a running server: every method, every role, whatever the call names.
@Suite(.timeLimit(.minutes(15))) struct AccessTests {
    @Test func `the page has a line for every method and thing, and no other`() async throws {
        let table = try AccessTable.ofRepository()
        let methods = try await Self.methods()
        #expect(Set(table.lines.map(\.method)) == Set(methods.map(\.name)))
        // Every method is tried, and whatever a call names is tried in every relation.
        let tried = Set(AccessCall.all.map { "\($0.method) \($0.call.thing)" })
        #expect(Set(table.lines.map { "\($0.method) \($0.thing)" }) == tried)
        for (name, lines) in Dictionary(grouping: table.lines, by: { "\($0.method) \($0.thing)" }) {
            let whose = lines.map(\.whose)
            #expect(
                lines[0].thing.isEmpty ? whose == [nil] : whose.count == Whose.allCases.count,
                "\(name)")
            #expect(Set(whose).count == whose.count, "\(name)")
        }
    }

    @Test func `what the page says of roles is what Meta/Describe says`() async throws {
        let table = try AccessTable.ofRepository()
        for method in try await Self.methods() {
            for line in table.lines where line.method == method.name {
                for (who, answer) in line.answers {
                    let isNamed =
                        method.access == ["public"]
                        || (who != .nobody && method.access == ["session"])
                        || method.access.contains(who.description)
                    #expect((answer != "login" && answer != "role") == isNamed, "\(line) \(who)")
                }
            }
        }
    }

    @Test func `something of another region is on the page what nothing is`() throws {
        let table = try AccessTable.ofRepository()
        for (name, lines) in Dictionary(grouping: table.lines, by: { "\($0.method) \($0.thing)" }) {
            // Disputes belong to no region, and neither do the administrators, who name staff.
            guard let none = lines.first(where: { $0.whose == .nothing }),
                !["dispute", "staff account"].contains(none.thing)
            else { continue }
            let far = lines.first { $0.whose == .far }
            #expect(far?.answers == none.answers, "\(name)")
            // An applicant belongs to no region either: all others are strangers.
            let region = lines.first { $0.whose == .region }
            let applicant = Who.role(.applicant)
            #expect(region?.answers[applicant] == none.answers[applicant], "\(name)")
        }
    }

    /// One service after the other: each has its own server.
    @Test(
        arguments: ["Auth", "Profile", "Filing", "Status", "Upload", "Material"] + [
            "Review", "Support", "Centre", "Rights", "Admin", "Eligibility", "Seat", "Window",
            "Health", "Meta", "Notice", "Consultation", "Registry", "Ticket",
        ])
    func `every line of the page is true`(service: String) async throws {
        let lines = try AccessTable.ofRepository().lines.filter {
            $0.method.contains(".\(service)/")
        }
        #expect(!lines.isEmpty)
        try await TestServer.run(outside: .init(inspector: AcceptingInspector())) { server in
            let stage = AccessStage(server)
            for (name, group) in Dictionary(
                grouping: lines, by: { "\($0.method) \($0.thing)" }
            ).sorted(by: { $0.key < $1.key }) {
                let call = try #require(
                    AccessCall.all.first { "\($0.method) \($0.call.thing)" == name }
                ).call
                for who in Who.all {
                    try await Self.tryOut(group, call, as: who, on: stage)
                }
            }
        }
    }

    /// One method by one role, in every relation.
    private static func tryOut(
        _ lines: [AccessTable.Line], _ call: AccessCall, as who: Who, on stage: AccessStage
    ) async throws {
        let asking = try await RawAsking(stage.server)
        var unseen: Set<RawAsking.Answer> = []
        for line in lines {
            let isRefusedUnread = ["login", "role"].contains(line.answers[who])
            let caller =
                isRefusedUnread
                ? try await stage.standingCaller(who) : try await stage.caller(who)
            let whose = line.whose ?? .own
            let body = try await call.body(stage, caller, whose)
            let answer = try await asking.ask(line.method, caller.token, body)
            let expected = Self.reason(line.answers[who], of: call)
            let status = try answer.status
            #expect(status.reason == expected, "\(line) by \(who)")
            if status.code == StatusCode.notFound.rawValue { unseen.insert(answer) }
            // It may have been used up by a call that was taken.
            if status.code == 0 { stage.forgetThings() }
        }
        // Whatever is not there for this caller is told in the same bytes, thing by thing.
        #expect(unseen.count <= 1, "\(lines.first?.method ?? "") by \(who)")
        asking.peer.close()
    }

    /// The reason that a cell stands for; empty = OK.
    private static func reason(_ cell: String?, of call: AccessCall) -> String? {
        switch cell {
        case "yes": call.refusedWith ?? ""
        case "login": "LOGIN_REQUIRED"
        case "role": "ROLE_FORBIDS"
        default: cell
        }
    }

    @Test func `a write without an idempotency key is refused, a read needs none`() async throws {
        try await TestServer.run(outside: .init(inspector: AcceptingInspector())) { server in
            let stage = AccessStage(server)
            let asking = try await RawAsking(server)
            for method in try await Self.methods() {
                let role = Role.allCases.first { method.access.contains($0.token) }
                let caller = try await stage.caller(.role(role ?? .applicant))
                let status = try await asking.ask(
                    method.name, caller.token, [], keys: .without
                ).status
                #expect(
                    (status.reason == "IDEMPOTENCY_KEY_REQUIRED") == method.needsIdempotencyKey,
                    "\(method.name): \(status.reason)")
            }
            asking.peer.close()
        }
    }

    private static func methods() async throws -> [RpcV1.MethodInfo] {
        try await TestServer.run(outside: .init(inspector: AcceptingInspector())) { server in
            let client = server.client()
            let methods = try await client.meta.describe().methods
            await client.close()
            return methods
        }
    }
}
