// SPDX-License-Identifier: Apache-2.0

/// The characters of an image's text, and what counts as typing them.
///
/// Digits and capital letters of which no two look alike when bent: no words can be made without
/// vowels but A and E.
package enum CaptchaAlphabet {
    /// Left out are 0 O Q D, 1 I L, 2 Z, 5 S, 8 B, 6 G, P, U V W M.
    package static let characters = Array("3479ACEFHJKNRTXY")
    /// Characters of an answer: 16^5 is a million, and each image is good for one guess.
    package static let answerLength = 5
    /// The answer that some secret bytes stand for.
    ///
    /// Each of the first five gives a character; 16 characters divide 256 evenly.
    package static func answer(from bytes: [UInt8]) -> String {
        String(
            bytes.prefix(Self.answerLength).map {
                Self.characters[Int($0) % Self.characters.count]
            })
    }

    /// What was typed in the form of an answer; nil if it cannot be one.
    ///
    /// Lower case is fine, and so are spaces.
    package static func normalised(_ typed: String) -> String? {
        let answer = typed.uppercased().filter { $0 != " " }
        guard answer.count == Self.answerLength,
            answer.allSatisfy({ Self.characters.contains($0) })
        else {
            return nil
        }
        return answer
    }
}
