// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain
import FilingPlan
import FilingSeal
import FilingServer
import FilingStore
import FilingStoreSQLite
import Logging

/// Fills a fresh data directory with filings, and with drafts that are ready to be submitted.
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fills a fresh data directory; no server may be running on it.")

    @Option(help: "Data directory.") var data: String
    @Option(help: "Filings that wait for review already.") var filings = 100_000
    @Option(help: "Drafts, complete, each with a session.") var drafts = 50_000

    /// People whose rows share a savepoint: its undo log makes large ones slow.
    private static let batch = 20

    func run() async throws {
        let directory = DataDirectory(path: self.data)
        try directory.make()
        let random = SystemRandomSource()
        let file = try KeyFileStore.load(in: directory) { random.bytes($0) }
        let store = try SQLiteStore.open(
            path: directory.database, logger: Logger(label: "filing-press"))
        let personal = try await PersonalData.open(
            in: store, with: KeyHolder(file), random: random)
        store.allotSeats(
            by: SeatOffice(plan: { .shipped }))
        let person = try SeededPerson(keys: ServerKeys(file), now: SystemClock().now())
        for first in stride(from: 0, to: self.filings + self.drafts, by: Self.batch) {
            let numbers = first..<min(first + Self.batch, self.filings + self.drafts)
            try await store.write { transaction in
                for number in numbers {
                    // Drafts come first, so that a load finds its own by their index.
                    try person.insert(
                        number, submitted: number >= self.drafts, into: transaction, personal)
                }
            }
        }
        await store.close()
        print("seeded \(self.filings) filings and \(self.drafts) drafts")
    }
}

/// Somebody invented, one for each number.
struct SeededPerson: Sendable {
    private let keys: ServerKeys
    private let numbers: FilingNumberPermutation
    private let now: Instant
    private let education: [UInt8]
    private let work: [UInt8]
    private let credential: ScramCredential

    init(keys: ServerKeys, now: Instant) throws {
        self.keys = keys
        self.credential = try ScramCredential(
            PasswordText(typed: SeededPassword.text), salt: SeededPassword.salt)
        self.numbers = FilingNumberPermutation(keys: keys)
        self.now = now
        self.education = try FilingV1.SetEducationRequest(education: [
            FilingV1.EducationRecord(
                level: .college, degree: .none, major: "会计", school: "样本职业技术学院",
                certificateNumber: "999991202106000101",
                graduated: FilingV1.Date(year: 2021, month: 6, day: 30), fullTime: true,
                chsiCode: "ASAMPLE000000001")
        ]).encoded
        // Five years at the cut-off: A4 is met.
        self.work = try FilingV1.SetWorkRequest(work: [
            FilingV1.WorkPeriod(
                employer: "样本社区服务中心", post: "社区工作者",
                from: FilingV1.Date(year: 2021, month: 8, day: 2), socialWork: true)
        ]).encoded
    }

    /// The phone that a person logs in with.
    static func phone(of number: Int) -> String { String(13_000_000_000 + number) }

    /// The token of a person's session: known to the load, not in the database.
    static func token(of number: Int) -> SessionToken? {
        SessionToken(random: Digest(of: Array("filing-press \(number)".utf8)).bytes)
    }

    /// The number of a person's filing: serials follow the order of seeding.
    func filingNumber(of number: Int) -> FilingNumber? {
        self.numbers.number(for: Int64(number + 1)).flatMap {
            FilingNumber(region: Self.region(of: number), digits: $0)
        }
    }

    /// A filing that is submitted, or a draft to which only that is missing.
    func insert(
        _ number: Int, submitted: Bool, into transaction: Transaction, _ personal: PersonalData
    ) throws {
        let phone = try PhoneNumber(text: Self.phone(of: number))
        let id = try transaction.nextAccountID()
        let key = try personal.makeKey(of: id, in: transaction)
        try transaction.insert(
            NewAccount(
                id: id,
                phone: try key.sealed(
                    phone, index: BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes),
                userName: nil, role: .applicant, region: nil,
                credential: try key.sealed(self.credential), createdAt: self.now))
        for policy in Policy.all {
            try transaction.insert(
                Consent(
                    purpose: policy.purpose, version: policy.version, givenAt: self.now),
                of: id)
        }
        try self.insertProfile(of: key, number, into: transaction)
        if let token = Self.token(of: number) {
            _ = try transaction.openSession(
                of: id, tokenHash: token.digest.bytes, at: self.now)
        }
        try self.insertFiling(of: key, number, submitted: submitted, into: transaction)
    }

    private func insertProfile(
        of key: PersonalKey, _ number: Int, into transaction: Transaction
    ) throws {
        let id = key.account
        let idNumber = Self.idNumber(number)
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
                    self.education, in: SealedCell(.profileEducation, of: id)),
                work: try key.seal(self.work, in: SealedCell(.profileWork, of: id)),
                updatedAt: self.now),
            of: id)
        for subject in PreCheck.Subject.allCases {
            let revision = Revision(rawValue: 2)
            try transaction.startPreCheck(of: id, subject, revision: revision, at: self.now)
            try transaction.settlePreCheck(of: id, subject, revision: revision, as: .verified)
        }
    }

    private func insertFiling(
        of key: PersonalKey, _ number: Int, submitted: Bool, into transaction: Transaction
    ) throws {
        let id = try transaction.nextFilingID()
        guard let filingNumber = self.filingNumber(of: number) else {
            throw Refusal(.filingNumberInvalid)
        }
        let form = try FilingForm(
            level: .junior, region: Self.region(of: number), address: "样本市样本区虚构路1号",
            note: "")
        var change = Filing.opened(
            id: id, number: filingNumber, owner: key.account, exam: .socialWork2026, form: form,
            now: self.now)
        try transaction.insert(change, words: key.sealed(form, of: id))
        for kind in [MaterialKind.idFront, .idBack, .education, .chsiReport, .workProof] {
            // Each person has files of their own, as they should.
            let bytes = Array("\(number) \(kind.token)".utf8)
            _ = try transaction.insert(
                NewMaterial(
                    filing: id, kind: kind,
                    file: FileFacts(sizeBytes: 800_000, sha256: Digest(of: bytes).bytes),
                    blob: UploadID(rawValue: Int64.max - Int64(number)), at: self.now))
        }
        guard submitted else { return }
        let revision = change.filing.revision
        change = try change.filing.submitted(
            SubmissionEvidence(
                declaration: ExamPlan.shipped.declaration.version,
                declarationInForce: ExamPlan.shipped.declaration.version,
                missingProfileParts: [],
                standing: AccountStanding(
                    identity: .settled(.verified), education: .settled(.verified)),
                requiredKinds: [], presentKinds: [], renewedKinds: []),
            seen: revision, now: self.now, calendar: ExamPlan.shipped.calendar)
        try transaction.save(change, expecting: revision)
    }

    private static func region(of number: Int) -> RegionCode {
        let regions = RegionCode.examinationRegions.sorted()
        return RegionCode(rawValue: regions[number % regions.count])
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
