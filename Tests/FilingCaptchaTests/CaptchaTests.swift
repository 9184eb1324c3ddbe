// SPDX-License-Identifier: Apache-2.0

import FilingCaptcha
import Testing

/// Images: made from a seed, read back, and hostile ones refused.
struct CaptchaTests {
    private static func seed(_ number: UInt8) -> [UInt8] { Array(repeating: number, count: 32) }

    @Test func `the same answer and seed give the same image, another seed another one`() throws {
        let image = try CaptchaImage(answer: "ACE47", seed: Self.seed(1)).png
        #expect(try CaptchaImage(answer: "ACE47", seed: Self.seed(1)).png == image)
        #expect(try CaptchaImage(answer: "ACE47", seed: Self.seed(2)).png != image)
        #expect(try CaptchaImage(answer: "ACE43", seed: Self.seed(1)).png != image)
    }

    @Test func `an image is small, and has ink and paper`() throws {
        for number in 1...20 {
            let image = try CaptchaImage(answer: "RXY3K", seed: Self.seed(UInt8(number))).png
            #expect(image.count <= 16 * 1_024)
            let picture = try CaptchaPicture(png: image)
            #expect(picture.width == CaptchaImage.width)
            #expect(picture.height == CaptchaImage.height)
            let ink = picture.grays.filter { $0 < 100 }.count
            #expect((picture.grays.count / 20...picture.grays.count / 2).contains(ink))
        }
    }

    @Test func `every character of the alphabet can be drawn, no other`() throws {
        for character in CaptchaAlphabet.characters {
            _ = try CaptchaImage(
                answer: String(repeating: character, count: 5), seed: Self.seed(9))
        }
        #expect(throws: CaptchaFailure.unusable) {
            try CaptchaImage(answer: "A0B1C", seed: Self.seed(9))
        }
        #expect(throws: CaptchaFailure.unusable) {
            try CaptchaImage(answer: "ACE47", seed: [1, 2, 3])
        }
    }

    @Test func `no two characters of the alphabet are taken for each other`() {
        let alike = ["0OQD", "1IL", "2Z", "5S", "8B", "6G", "PD", "UVWM"]
        for group in alike {
            #expect(group.filter { CaptchaAlphabet.characters.contains($0) }.isEmpty, "\(group)")
        }
        #expect(Set(CaptchaAlphabet.characters).count == CaptchaAlphabet.characters.count)
    }

    @Test func `answers are as likely as each other, position by position`() {
        var generator = SystemlessGenerator(state: 42)
        var counts = [[Character: Int]](
            repeating: [:], count: CaptchaAlphabet.answerLength)
        let rounds = 36_000
        for _ in 0..<rounds {
            let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            for (position, character) in CaptchaAlphabet.answer(from: bytes).enumerated() {
                counts[position][character, default: 0] += 1
            }
        }
        let expected = Double(rounds) / Double(CaptchaAlphabet.characters.count)
        for position in counts {
            let chiSquare = CaptchaAlphabet.characters.reduce(0.0) { sum, character in
                let difference = Double(position[character] ?? 0) - expected
                return sum + difference * difference / expected
            }
            // 15 degrees of freedom: 37.7 is passed by chance once in a thousand.
            #expect(chiSquare < 37.7)
        }
    }

    @Test(arguments: [
        ("ace47", "ACE47"), (" A C E 4 7 ", "ACE47"), ("ACE4", nil), ("ACE470", nil),
        ("ACE0O", nil),
        ("", nil), ("ＡＣＥ４７", nil),
    ])
    func `an answer is taken in either case and with spaces, and nothing else is`(
        typed: String, expected: String?
    ) {
        #expect(CaptchaAlphabet.normalised(typed) == expected)
    }

    @Test func `what is not an image of a captcha's size is refused`() throws {
        let image = try CaptchaImage(answer: "ACE47", seed: Self.seed(3)).png
        var huge = image
        huge[16] = 0x7F
        var lying = image
        lying[19] &+= 1
        for bytes in [[], Array(image.prefix(24)), Array(image.dropLast(40)), huge, lying] {
            #expect(throws: CaptchaFailure.notAnImage) { try CaptchaPicture(png: bytes) }
        }
        #expect(throws: CaptchaFailure.notAnImage) {
            try CaptchaPicture(png: image + Array(repeating: 0, count: 70_000))
        }
    }

    @Test func `damaged images are refused or read, and never trap`() throws {
        let image = try CaptchaImage(answer: "ACE47", seed: Self.seed(4)).png
        var generator = SystemlessGenerator(state: 7)
        for _ in 0..<2_000 {
            var bytes = image
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 8..<bytes.count, using: &generator)] =
                    UInt8.random(in: .min ... .max, using: &generator)
            }
            do {
                let picture = try CaptchaPicture(png: bytes)
                #expect(picture.grays.count == picture.width * picture.height)
            } catch {
                #expect(error == .notAnImage)
            }
        }
    }

    @Test(arguments: [1, 20, 80, 132, 400])
    func `lines fit the terminal, with and without colour`(columns: Int) throws {
        let picture = try CaptchaPicture(
            png: try CaptchaImage(answer: "ACE47", seed: Self.seed(5)).png)
        let plain = picture.lines(columns: columns, colour: false)
        let wanted = min(columns, picture.width)
        #expect(plain.allSatisfy { $0.count == wanted && !$0.contains("\u{1B}") })
        let coloured = picture.lines(columns: columns, colour: true)
        #expect(coloured.count == plain.count)
        #expect(coloured.allSatisfy { $0.filter { $0 == "▀" }.count == wanted })
        #expect(coloured.allSatisfy { $0.hasSuffix("\u{1B}[0m") })
    }
}

/// Numbers that are the same in every run.
private struct SystemlessGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var value = self.state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
