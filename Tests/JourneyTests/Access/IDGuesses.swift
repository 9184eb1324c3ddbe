// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTestKit

/// Ids as somebody would try them out: real ones of others, their neighbours, extremes, and chance.
struct IDGuesses {
    /// What kind of id a method takes.
    enum Kind {
        case filingNumber
        case row
        case centreKey
        case identity
    }

    /// One id.
    enum Guess: CustomStringConvertible {
        case text(String)
        case row(UInt64)
        case identity(FilingV1.Identity)

        var description: String {
            switch self {
            case .text(let text): "\"\(text)\""
            case .row(let row): "\(row)"
            case .identity(let identity): identity.idNumber
            }
        }
    }

    private let things: ForeignWorld.Things
    private let random: SeededRandom

    init(of things: ForeignWorld.Things, seed: UInt64) {
        self.things = things
        self.random = SeededRandom(seed: seed)
    }

    mutating func next(_ kind: Kind) -> Guess {
        switch kind {
        case .filingNumber: .text(self.filingNumber())
        case .row: .row(self.row())
        case .centreKey: .text(self.centreKey())
        case .identity: .identity(self.identity())
        }
    }

    private func pick<Element>(_ from: [Element]) -> Element {
        from[Int(self.random.next() % UInt64(from.count))]
    }

    private func row() -> UInt64 {
        let real = self.pick(self.things.ids)
        return self.pick([
            real, real, real, real &+ 1, real &- 1, real &+ 2, real &+ (1 << 32), real | (1 << 63),
            self.random.next(), self.random.next() >> 40,
            self.pick([
                0, 1, UInt64(Int64.max), UInt64(Int64.max) + 1, .max, UInt64(UInt32.max),
                UInt64(UInt32.max) + 1,
            ]),
        ])
    }

    private func filingNumber() -> String {
        let real = self.pick(self.things.filings)
        let digits = UInt32(real.filter(\.isNumber).dropFirst(4).prefix(9)) ?? 0
        let limit = FilingNumber.digitsLimit
        return self.pick([
            real, real, real, real.lowercased(),
            Self.number("11", (digits &+ 1) % limit), Self.number("44", (digits &+ 2) % limit),
            Self.number("12", digits), Self.number("66", digits),
            Self.number("44", UInt32(self.random.next() % UInt64(limit))),
            Self.number("12", UInt32(self.random.next() % UInt64(limit))),
            Self.number("12", 0), Self.number("12", limit - 1),
            real + " ", String(real.dropLast()), String(real.reversed()), "",
            String(repeating: "9", count: 1_000), "ＳＷ26-11-123456789-0",
        ])
    }

    /// A right number, with its check character.
    private static func number(_ region: String, _ digits: UInt32) -> String {
        do {
            return FilingNumber(region: try RegionCode(text: region), digits: digits)?.text ?? ""
        } catch {
            return ""
        }
    }

    private func centreKey() -> String {
        let real = self.pick(self.things.keys)
        var other = Array(real)
        other[Int(self.random.next() % 16)] = self.pick(Array("0123456789abcdef"))
        return self.pick([
            real, real, real.uppercased(), String(other), String(self.random.next(), radix: 16),
            "", "centre-\(real)", String(real.dropLast()), "0000000000000000",
        ])
    }

    /// The number of somebody who has an account, with another name.
    private func identity() -> FilingV1.Identity {
        let number = self.pick([
            self.pick(self.things.identities).idNumber,
            InventedNumber.idNumber(serial: 100_000 + Int(self.random.next() % 100_000)),
        ])
        return FilingV1.Identity(name: self.pick(["林甲文", "林样", "样文"]), idNumber: number)
    }
}
