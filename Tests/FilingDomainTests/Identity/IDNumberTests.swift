// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct IDNumberTests {
    private static let today = CivilDate(year: 2026, month: 1, day: 20)

    private static func number(_ text: String) throws -> IDNumber {
        try IDNumber(text: text, today: try #require(self.today))
    }

    /// domain.md section 3.
    @Test(arguments: [
        ("11010519491231002X", "1949-12-31", IDNumber.Sex.female, IDNumber.Kind.citizen),
        ("110105200002290013", "2000-02-29", .male, .citizen),
        ("440305199001010026", "1990-01-01", .female, .citizen),
        ("659001198506151247", "1985-06-15", .female, .citizen),
        ("810000199408230021", "1994-08-23", .female, .hongKongPermit),
        ("820000198808080023", "1988-08-08", .female, .macaoPermit),
        ("830000199201300022", "1992-01-30", .female, .taiwanPermit),
        ("911124198108030024", "1981-08-03", .female, .permanentResident),
    ])
    func `a valid number tells birth date, sex and kind of card`(
        text: String, birthDate: String, sex: IDNumber.Sex, kind: IDNumber.Kind
    ) throws {
        let number = try Self.number(text)
        #expect(number.text == text)
        #expect(number.birthDate.text == birthDate)
        #expect(number.sex == sex)
        #expect(number.kind == kind)
        #expect(try IDNumber(stored: text) == number)
    }

    @Test func `a small x is accepted and stored as X`() throws {
        #expect(try Self.number("11010519491231002x").text == "11010519491231002X")
    }

    @Test(arguments: [
        ("", "ID_NUMBER_LENGTH"),
        ("11010519491231002", "ID_NUMBER_LENGTH"),  // 17
        ("1101051949123100200", "ID_NUMBER_LENGTH"),  // 19
        ("110105491231002", "ID_NUMBER_LENGTH"),  // the form of before 1999
        (" 11010519491231002X", "ID_NUMBER_LENGTH"),
        ("11010519491231002 ", "ID_NUMBER_CHARACTERS"),
        ("1101O519491231002X", "ID_NUMBER_CHARACTERS"),
        ("X1010519491231002X", "ID_NUMBER_CHARACTERS"),
        ("11010519491231002Y", "ID_NUMBER_CHARACTERS"),
        ("11010519491231002Ｘ", "ID_NUMBER_CHARACTERS"),
        ("１１０１０５19491231002X", "ID_NUMBER_CHARACTERS"),
        ("-1010519491231002X", "ID_NUMBER_CHARACTERS"),
        ("000105194912310021", "ID_NUMBER_PREFIX"),
        ("160105194912310021", "ID_NUMBER_PREFIX"),
        ("660105194912310021", "ID_NUMBER_PREFIX"),  // the Corps has no code of its own
        ("840000194912310021", "ID_NUMBER_PREFIX"),
        ("990000199001010017", "ID_NUMBER_PREFIX"),  // no citizen, and no province 90 either
        ("911000198108030024", "ID_NUMBER_PREFIX"),  // no nationality 000
        ("971124198108030024", "ID_NUMBER_PREFIX"),
        ("110105199902290013", "ID_NUMBER_DATE"),  // no leap year
        ("110105190002290013", "ID_NUMBER_DATE"),  // 1900 was none either
        ("110105199913010013", "ID_NUMBER_DATE"),
        ("110105199900010013", "ID_NUMBER_DATE"),
        ("110105199904310013", "ID_NUMBER_DATE"),
        ("110105000001010013", "ID_NUMBER_DATE"),
        ("440524188001010014", "ID_NUMBER_DATE"),  // the standard's example: valid, but too old
        ("110105202601210013", "ID_NUMBER_DATE"),  // tomorrow
        ("440524198001010010", "ID_NUMBER_CHECK_DIGIT"),
        ("110105194912310021", "ID_NUMBER_CHECK_DIGIT"),
    ])
    func `a number is refused for the first thing wrong with it`(text: String, token: String)
        throws
    {
        let refusal = #expect(throws: Refusal.self) { try Self.number(text) }
        #expect(refusal?.reason.token == token)
    }

    @Test func `the length is told, the number never`() throws {
        let refusal = #expect(throws: Refusal.self) { try Self.number("1101051949123100200") }
        #expect(refusal?.details == ["length": .number(19)])
    }

    @Test func `the day of birth may be today`() throws {
        let text = Self.checked("11010520260120001")
        #expect(try Self.number(text).birthDate == Self.today)
    }

    @Test(arguments: [
        "11010519491231002X", "110105200002290013", "911124198108030024", "830000199201300022",
    ])
    func `every wrong digit and every swap of neighbours is found`(text: String) throws {
        let characters = Array(text)
        for position in characters.indices {
            let others = position == 17 ? Array("0123456789X") : Array("0123456789")
            for other in others where other != characters[position] {
                var changed = characters
                changed[position] = other
                #expect(throws: Refusal.self) { try Self.number(String(changed)) }
            }
        }
        for position in 0..<16 where characters[position] != characters[position + 1] {
            var changed = characters
            changed.swapAt(position, position + 1)
            #expect(throws: Refusal.self) { try Self.number(String(changed)) }
        }
    }

    @Test func `numbers made by the recursive form of ISO 7064 are accepted`() throws {
        var random = SeededGenerator(state: 11_643)
        let provinces = RegionCode.provinces.sorted()
        for _ in 0..<5_000 {
            let day = Int64.random(in: -25_000...20_000, using: &random)
            let birthDate = CivilDate(daysSinceEpoch: day)
            let sequence = Int.random(in: 0...999, using: &random)
            let place = provinces.randomElement(using: &random).map(Int.init) ?? 11
            let county = Int.random(in: 0...9_999, using: &random)
            let digits =
                String(place) + String(county + 10_000).dropFirst()
                + birthDate.text.filter { $0 != "-" } + String(sequence + 1_000).dropFirst()
            let number = try Self.number(Self.checked(digits))
            #expect(number.birthDate == birthDate)
            #expect((number.sex == .male) == (sequence % 2 == 1))
        }
    }

    @Test func `it never prints itself`() throws {
        let number = try Self.number("11010519491231002X")
        let identity = Identity(name: try PersonName(text: "李华"), number: number)
        #expect("\(number)" == "110105********002X")
        #expect(String(reflecting: number) == "110105********002X")
        var dumped = ""
        dump(identity, to: &dumped)
        for shown in ["\(identity)", String(reflecting: identity), dumped] {
            #expect(shown.contains("110105********002X"))
            #expect(!shown.contains("19491231"))
            #expect(!shown.contains("李华"))
        }
    }

    /// An independent way to the check character: the recursion of ISO 7064 MOD 11-2.
    private static func checked(_ digits: String) -> String {
        let product = digits.compactMap(\.wholeNumberValue).reduce(0) { ($0 + $1) * 2 % 11 }
        let check = (12 - product) % 11
        return digits + (check == 10 ? "X" : String(check))
    }
}
