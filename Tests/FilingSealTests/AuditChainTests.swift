// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

@Suite struct AuditChainTests {
    /// Made with Python's struct and hashlib, from the table in AuditChain.swift.
    @Test func `links and canonical entries are those of the table`() throws {
        let whole = AuditFields(
            AuditEntry(
                at: Instant(ms: 1_767_225_600_000),
                actor: .account(AccountID(rawValue: 7), .reviewer), action: .fieldsUnmasked,
                subject: AccountID(rawValue: 42), filing: FilingID(rawValue: 9),
                region: RegionCode(rawValue: 11), purpose: .review, object: 3,
                reference: try AuditReference(text: "T-2026/17")))
        #expect(
            Hexadecimal.text(AuditChain.canonical(whole))
                == "013f0000019b76daa800000000000000000200000000000000070000000000"
                + "0000cb0000000000000001000000000000002a000000000000000900000000"
                + "0000000b000000000000000100000000000000030000000000000009542d32"
                + "3032362f3137")
        let first = AuditChain.link(after: AuditHead.start.hash, seq: 1, whole)
        #expect(
            Hexadecimal.text(first)
                == "654deb132a6c5a4ba49b868a90d0eaf729201b28e66d850ec81410138c5204f2")
        let bare = AuditFields(
            AuditEntry(
                at: Instant(ms: 1_767_225_600_001), actor: .nobody, action: .loginFailed,
                outcome: .refused))
        #expect(
            Hexadecimal.text(AuditChain.link(after: first, seq: 2, bare))
                == "e62f789e10f93a02edf56ef476d4b7220249c6ac16fef18d5beafa49b11de5f0")
    }

    @Test func `no column and no null can change without another link`() {
        let entry = AuditEntry(at: Instant(ms: 5), actor: .nobody, action: .login)
        let fields = AuditFields(entry)
        let start = AuditHead.start.hash
        var links: Set<[UInt8]> = [AuditChain.link(after: start, seq: 1, fields)]
        links.insert(AuditChain.link(after: start, seq: 2, fields))
        links.insert(AuditChain.link(after: [UInt8](repeating: 1, count: 32), seq: 1, fields))
        let columns: [WritableKeyPath<AuditFields, Int64?>] = [
            \.actorID, \.subjectID, \.filingID, \.region, \.purpose, \.objectID,
        ]
        for column in columns {
            for value: Int64 in [0, 1] {
                var other = fields
                other[keyPath: column] = value
                links.insert(AuditChain.link(after: start, seq: 1, other))
            }
        }
        let numbers: [WritableKeyPath<AuditFields, Int64>] = [
            \.atMs, \.actorKind, \.action, \.outcome,
        ]
        for column in numbers {
            var other = fields
            other[keyPath: column] += 1
            links.insert(AuditChain.link(after: start, seq: 1, other))
        }
        var other = fields
        other.reference = [0]
        links.insert(AuditChain.link(after: start, seq: 1, other))
        #expect(links.count == 3 + 12 + 4 + 1)
    }
}
