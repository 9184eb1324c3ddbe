// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct ProfileTests {
    private static func date(_ text: String) throws -> CivilDate {
        try #require(CivilDate(text: text))
    }

    private static func today() throws -> CivilDate { try self.date("2026-01-20") }

    private static func record(
        level: EducationLevel = .bachelor, major: String = "社会工作", school: String = "北京大学",
        number: String = "100011201805001234", graduated: String = "2018-07-01",
        chsiCode: String = "", chsiExpires: String? = nil
    ) throws -> EducationRecord {
        EducationRecord(
            level: level, degree: .bachelor, major: major, school: school,
            certificateNumber: number, graduated: try self.date(graduated), isFullTime: true,
            chsiCode: chsiCode, chsiExpires: try chsiExpires.map { try self.date($0) })
    }

    private static func field(_ refusal: Refusal?) -> String? {
        #expect(refusal?.reason == .fieldInvalid)
        return refusal?.details["field"]?.text
    }

    private static func fieldRefused(_ records: [EducationRecord]) throws -> String? {
        let today = try self.today()
        return self.field(
            #expect(throws: Refusal.self) {
                try Profile.empty.replacing(education: records, seen: .none, today: today)
            })
    }

    @Test func `education is replaced as a whole and makes the next revision`() throws {
        let records = [try Self.record(), try Self.record(level: .highSchool)]
        let profile = try Profile.empty.replacing(
            education: records, seen: .none, today: try Self.today())
        #expect(profile.education == records)
        #expect(profile.revision == Revision(rawValue: 1))
        #expect(throws: Refusal(.revisionConflict, ["revision": .number(1)])) {
            try profile.replacing(education: records, seen: .none, today: try Self.today())
        }
    }

    @Test func `there are 1 to 10 education records`() throws {
        let record = try Self.record()
        let ten = Array(repeating: record, count: 10)
        _ = try Profile.empty.replacing(education: ten, seen: .none, today: try Self.today())
        #expect(try Self.fieldRefused(ten + [record]) == "education")
        #expect(try Self.fieldRefused([]) == "education")
    }

    @Test func `each field of a record is checked and named`() throws {
        let long = String(repeating: "长", count: 101)
        #expect(try Self.fieldRefused([Self.record(major: "")]) == "education[0].major")
        #expect(try Self.fieldRefused([Self.record(major: long)]) == "education[0].major")
        #expect(try Self.fieldRefused([Self.record(major: " \u{3000}")]) == "education[0].major")
        #expect(try Self.fieldRefused([Self.record(school: "a\nb")]) == "education[0].school")
        #expect(
            try Self.fieldRefused([Self.record(), Self.record(school: long)])
                == "education[1].school")
        #expect(
            try Self.fieldRefused([Self.record(number: String(repeating: "1", count: 41))])
                == "education[0].certificate_number")
    }

    @Test(arguments: ["1900-01-01", "2026-01-20", "2026-07-01", "2026-12-31"])
    func `this year's graduates may state a day to come`(graduated: String) throws {
        _ = try Profile.empty.replacing(
            education: [try Self.record(graduated: graduated)], seen: .none,
            today: try Self.today())
    }

    @Test(arguments: ["1899-12-31", "2027-01-01", "2199-12-31"])
    func `later years' graduates may not`(graduated: String) throws {
        #expect(
            try Self.fieldRefused([Self.record(graduated: graduated)])
                == "education[0].graduated")
    }

    @Test(
        arguments: [
            ("", nil), ("AB12CD34EF56", nil), ("A1234567890123456789", "2026-06-01"),
            ("ab12cd34ef56gh78", "2020-01-01"),  // expired: its holder can extend it
        ] as [(String, String?)])
    func `a CHSI code is taken`(code: String, expires: String?) throws {
        _ = try Profile.empty.replacing(
            education: [try Self.record(chsiCode: code, chsiExpires: expires)], seen: .none,
            today: try Self.today())
    }

    @Test(
        arguments: [
            ("AB12CD34EF5", nil, "chsi_code"), ("A12345678901234567890", nil, "chsi_code"),
            ("AB12-CD34-EF56", nil, "chsi_code"), ("ＡＢ12CD34EF56", nil, "chsi_code"),
            ("", "2026-06-01", "chsi_expires"),
        ] as [(String, String?, String)])
    func `a CHSI code of another form is refused`(
        code: String, expires: String?, field: String
    ) throws {
        #expect(
            try Self.fieldRefused([Self.record(chsiCode: code, chsiExpires: expires)])
                == "education[0].\(field)")
    }

    @Test(
        arguments: [
            ("2019-01-01", "2020-01-01", nil), ("2019-01-01", "2019-01-01", nil),
            ("2019-01-01", nil, nil), ("2026-01-20", "2026-01-20", nil),
            ("2019-01-02", "2019-01-01", "work[0].to"), ("2026-01-21", nil, "work[0].from"),
            ("2019-01-01", "2026-01-21", "work[0].to"), ("1899-12-31", nil, "work[0].from"),
        ] as [(String, String?, String?)])
    func `work lies in the past and ends after it begins`(
        from: String, to: String?, refused: String?
    ) throws {
        let period = WorkPeriod(
            employer: "某社区服务中心", post: "社工", from: try Self.date(from),
            to: try to.map { try Self.date($0) }, isSocialWork: true)
        let today = try Self.today()
        let store = { () throws in
            try Profile.empty.replacing(
                work: [period], certificates: [], seen: .none, today: today)
        }
        if let refused {
            #expect(Self.field(#expect(throws: Refusal.self) { try store() }) == refused)
        } else {
            #expect(try store().work == [period])
        }
    }

    @Test func `there are at most 50 work periods and 5 certificates, none of them senior`() throws
    {
        let today = try Self.today()
        let period = WorkPeriod(
            employer: "a", post: "b", from: today, to: nil, isSocialWork: false)
        let certificate = ProfessionalCertificate(
            level: .junior, number: "1", obtained: today, origin: .any)
        func refused(_ work: [WorkPeriod], _ certificates: [ProfessionalCertificate]) -> String? {
            Self.field(
                #expect(throws: Refusal.self) {
                    try Profile.empty.replacing(
                        work: work, certificates: certificates, seen: .none, today: today)
                })
        }
        let full = try Profile.empty.replacing(
            work: Array(repeating: period, count: 50),
            certificates: Array(repeating: certificate, count: 5), seen: .none, today: today)
        #expect(full.work.count == 50)
        #expect(full.certificates.count == 5)
        #expect(refused(Array(repeating: period, count: 51), []) == "work")
        #expect(refused([], Array(repeating: certificate, count: 6)) == "certificates")
        let senior = ProfessionalCertificate(
            level: .senior, number: "1", obtained: today, origin: .any)
        #expect(refused([], [certificate, senior]) == "certificates[1].level")
        let blank = ProfessionalCertificate(
            level: .junior, number: "", obtained: today, origin: .any)
        #expect(refused([], [blank]) == "certificates[0].number")
        let tomorrow = ProfessionalCertificate(
            level: .intermediate, number: "1",
            obtained: CivilDate(daysSinceEpoch: today.daysSinceEpoch + 1), origin: .any)
        #expect(refused([], [tomorrow]) == "certificates[0].obtained")
    }

    @Test func `the identity can be mended until a filing was submitted`() throws {
        let identity = Identity(
            name: try PersonName(text: "李华"),
            number: try IDNumber(stored: "11010519491231002X"))
        let mended = Identity(name: try PersonName(text: "李桦"), number: identity.number)
        let first = try Profile.empty.stating(identity, .nothingSubmitted, seen: .none)
        let second = try first.stating(mended, .nothingSubmitted, seen: first.revision)
        #expect(second.identity == mended)
        #expect(second.revision == Revision(rawValue: 2))
        #expect(throws: Refusal(.identityFixed)) {
            try second.stating(identity, .submittedBefore, seen: second.revision)
        }
        #expect(throws: Refusal(.revisionConflict, ["revision": .number(2)])) {
            try second.stating(identity, .nothingSubmitted, seen: first.revision)
        }
    }

    @Test func `a profile lacks identity and education until both are stated`() throws {
        #expect(Profile.empty.missingParts == ["identity", "education"])
        let identity = Identity(
            name: try PersonName(text: "李华"),
            number: try IDNumber(stored: "11010519491231002X"))
        let stated = try Profile.empty.stating(identity, .nothingSubmitted, seen: .none)
        #expect(stated.missingParts == ["education"])
        let complete = try stated.replacing(
            education: [try Self.record()], seen: stated.revision, today: try Self.today())
        #expect(complete.missingParts.isEmpty)
    }
}
