// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// What people agree to, and what needs it.
struct ConsentTests {
    private static let now = Instant(ms: 1_769_971_200_000)
    private static let images = Policy.current(.idCardImages).version

    private static func reason(_ body: () throws -> some Sendable) -> String? {
        #expect(throws: Refusal.self) { _ = try body() }?.reason.token
    }

    @Test func `every purpose has a text in both languages, and a version of its own`() {
        #expect(Policy.all.map(\.purpose) == ConsentPurpose.allCases)
        #expect(Set(Policy.all.map(\.version)).count == Policy.all.count)
        for policy in Policy.all {
            #expect(policy.version.hasPrefix("\(policy.purpose.token)-"))
            for text in [policy.text.zh, policy.text.en] {
                #expect((50...2_000).contains(text.count))
            }
        }
    }

    @Test(arguments: MaterialKind.allCases)
    func `images of the identity card need a consent of their own, other scans none`(
        kind: MaterialKind
    ) {
        let isImage = kind == .idFront || kind == .idBack
        #expect(kind.consentPurpose == (isImage ? .idCardImages : nil))
    }

    @Test func `a consent stands from its giving to its taking back`() throws {
        let nothing = ConsentRecord([])
        #expect(Self.reason { try nothing.require(.idCardImages) } == "CONSENT_REQUIRED")
        let given = try #require(
            try nothing.given(.idCardImages, version: Self.images, now: Self.now))
        let record = ConsentRecord([given])
        try record.require(.idCardImages)
        #expect(try record.given(.idCardImages, version: Self.images, now: Self.now) == nil)
        #expect(Self.reason { try record.require(.notice) } == "CONSENT_REQUIRED")
        let withdrawn = try record.withdrawn(.idCardImages, now: Self.now + .seconds(1))
        #expect(withdrawn.withdrawnAt == Self.now + .seconds(1))
        #expect(withdrawn.givenAt == Self.now)
        let after = ConsentRecord([withdrawn])
        #expect(Self.reason { try after.require(.idCardImages) } == "CONSENT_REQUIRED")
        #expect(
            Self.reason { try after.withdrawn(.idCardImages, now: Self.now) } == "CONSENT_UNKNOWN")
    }

    @Test func `a consent to an earlier text does not stand for the one in force`() {
        let earlier = ConsentRecord([
            Consent(purpose: .idCardImages, version: "id-card-images-2025-9", givenAt: Self.now)
        ])
        #expect(Self.reason { try earlier.require(.idCardImages) } == "CONSENT_REQUIRED")
        #expect(
            Self.reason {
                try earlier.given(.idCardImages, version: "id-card-images-2025-9", now: Self.now)
            } == "POLICY_OUTDATED")
    }

    @Test func `who registers agrees to the notice in force, and cannot take that back`() throws {
        for version in ["", "notice-2025-1"] {
            #expect(
                Self.reason { try Consent.atRegistration(version: version, now: Self.now) }
                    == "NOTICE_REQUIRED")
        }
        let notice = try Consent.atRegistration(
            version: Policy.current(.notice).version, now: Self.now)
        #expect(
            Self.reason { try ConsentRecord([notice]).withdrawn(.notice, now: Self.now) }
                == "CONSENT_STANDS")
    }

    @Test func `a record does not grow without end`() {
        let full = ConsentRecord(
            (0..<Consent.limit).map { number in
                Consent(
                    purpose: .idCardImages, version: Self.images, givenAt: Self.now,
                    withdrawnAt: Self.now + .seconds(Int64(number)))
            })
        #expect(
            Self.reason { try full.given(.idCardImages, version: Self.images, now: Self.now) }
                == "CONSENT_LIMIT")
    }
}
