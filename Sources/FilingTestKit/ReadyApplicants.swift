// SPDX-License-Identifier: Apache-2.0

import FilingContract
package import FilingDomain
import FilingPlan
package import FilingSeal
package import FilingServer
package import FilingStore

/// Applicants who have done everything but submit, put straight into a store: for tests with more of
/// them than could register and upload.
package struct ReadyApplicants: Sendable {
    let store: any Store
    private let keys: ServerKeys
    private let personal: PersonalData

    /// Somebody with a complete draft and a session.
    package struct One: Sendable {
        package let account: AccountID
        /// Opens their session.
        package let token: [UInt8]
        package let filing: FilingID
        /// Names the draft, which has revision 1.
        package let number: String
    }

    package init(store: any Store, keys: ServerKeys, personal: PersonalData) {
        self.store = store
        self.keys = keys
        self.personal = personal
    }

    /// Makes them, for juniors in region 11.
    ///
    /// - Parameter first: numbers name phones and ID cards; each may be used once.
    package func make(_ numbers: Range<Int>, at now: Instant) async throws -> [One] {
        var all: [One] = []
        for first in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 100) {
            let some = first..<min(first + 100, numbers.upperBound)
            all += try await self.store.write { transaction in
                try some.map { try self.one($0, at: now, in: transaction) }
            }
        }
        return all
    }

    /// Another draft of an account whose last filing has ended.
    package func draft(of account: AccountID, at now: Instant) async throws -> String {
        try await self.store.write { transaction in
            try self.draft(
                under: self.personal.key(of: account, in: transaction), at: now, in: transaction
            ).number
        }
    }

    private func one(_ number: Int, at now: Instant, in transaction: Transaction) throws -> One {
        let phone = try PhoneNumber(text: "\(13_100_000_000 + number)")
        let id = try transaction.nextAccountID()
        let key = try self.personal.makeKey(of: id, in: transaction)
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        try transaction.insert(
            NewAccount(
                id: id, phone: try key.sealed(phone, index: index), userName: nil,
                role: .applicant, region: nil, credential: Sealed(bytes: [1]), createdAt: now))
        for policy in Policy.all {
            try transaction.insert(
                Consent(purpose: policy.purpose, version: policy.version, givenAt: now), of: id)
        }
        try self.state(number, under: key, at: now, in: transaction)
        guard
            let token = SessionToken(
                random: SystemRandomSource().bytes(SessionToken.secretSizeBytes))
        else { throw Refusal(.loginFailed) }
        _ = try transaction.openSession(of: id, tokenHash: token.digest.bytes, at: now)
        let draft = try self.draft(under: key, at: now, in: transaction)
        return One(account: id, token: token.text, filing: draft.id, number: draft.number)
    }

    private func state(
        _ number: Int, under key: PersonalKey, at now: Instant, in transaction: Transaction
    ) throws {
        let idNumber = Self.idNumber(number)
        let id = key.account
        try transaction.put(
            ProfileRecord(
                revision: Revision(rawValue: 2),
                identity: .init(
                    words: try key.seal(
                        SealedTexts.bytes(["样本人", idNumber]),
                        in: SealedCell(.profileIdentity, of: id)),
                    idNumberIndex: BlindIndex(of: idNumber, field: .idNumber, keys: self.keys)
                        .bytes),
                education: try key.seal(
                    FilingV1.SetEducationRequest(education: [Fixtures.education]).encoded,
                    in: SealedCell(.profileEducation, of: id)),
                work: try key.seal(
                    FilingV1.SetWorkRequest(work: [Fixtures.work]).encoded,
                    in: SealedCell(.profileWork, of: id)),
                updatedAt: now),
            of: id)
        for subject in PreCheck.Subject.allCases {
            let revision = Revision(rawValue: 2)
            try transaction.startPreCheck(of: id, subject, revision: revision, at: now)
            try transaction.settlePreCheck(of: id, subject, revision: revision, as: .verified)
        }
    }

    private func draft(
        under key: PersonalKey, at now: Instant, in transaction: Transaction
    ) throws -> (id: FilingID, number: String) {
        let id = try transaction.nextFilingID()
        let form = try FilingForm(
            level: .junior, region: RegionCode(text: "11"), address: "样本市样本区虚构路1号", note: "")
        let digits = FilingNumberPermutation(keys: self.keys).number(for: id.rawValue)
        guard let number = digits.flatMap({ FilingNumber(region: form.region, digits: $0) }) else {
            throw Refusal(.filingNumberInvalid)
        }
        let opened = Filing.opened(
            id: id, number: number, owner: key.account, exam: .socialWork2026, form: form,
            now: now)
        try transaction.insert(opened, words: key.sealed(form, of: id))
        for kind in [MaterialKind.idFront, .idBack, .education, .chsiReport, .workProof] {
            _ = try transaction.insert(
                NewMaterial(
                    filing: id, kind: kind,
                    file: FileFacts(
                        sizeBytes: 800_000, sha256: Digest(of: [UInt8(kind.rawValue)]).bytes),
                    blob: UploadID(rawValue: Int64.max - id.rawValue), at: now))
        }
        return (id, number.text)
    }

    /// Seventeen digits that are different for each number, and their check character.
    private static func idNumber(_ number: Int) -> String {
        let born = CivilDate(daysSinceEpoch: Int64(7_305 + number / 1_000 % 9_000))
        let serial = String(1_000 + number % 1_000).suffix(3)
        let digits = "110105" + born.text.filter { $0 != "-" } + serial
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
        return digits + String(Array("10X98765432")[sum % 11])
    }
}

extension TestServer {
    /// Makes applicants who can submit at once.
    package var ready: ReadyApplicants {
        ReadyApplicants(store: self.store, keys: self.keys, personal: self.personal)
    }
}

extension ExamPlan {
    /// The plan that ships, with another share of decisions that a supervisor looks at first.
    package static func sampling(percent: Int) -> ExamPlan {
        var plan = ExamPlan.shipped
        plan.secondLooks = SecondLookSample(percent: percent)
        return plan
    }

    /// The plan that ships, with so many seats in each level of each region.
    package static func shipped(seats: Int) -> ExamPlan {
        var plan = ExamPlan.sampling(percent: 0)
        let levels = Dictionary(uniqueKeysWithValues: Level.allCases.map { ($0, seats) })
        for region in plan.regions.keys { plan.regions[region]?.seats = levels }
        return plan
    }
}
