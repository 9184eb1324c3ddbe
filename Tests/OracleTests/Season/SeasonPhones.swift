// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingServer
import Synchronization

/// Everybody's phones: keeps what came, and tells nobody when.
final class SeasonPhones: SMSSender {
    /// A text message as far as the model knows it.
    struct Text: Hashable {
        let phone: String
        let number: String
        let kind: Int32
    }

    private let texts = Mutex<[Text]>([])

    /// By words that stand in one kind of text only; of the first that fits.
    private static let words: [(String, Int32)] = [
        ("已提交", 1), ("已退回草稿", 2), ("已撤回", 3), ("审核通过，请", 4), ("审核不通过", 5),
        ("需要补充材料", 6), ("已逾期失效", 7), ("审核通过已被撤销", 8), ("不足 72 小时", 20),
        ("不足 24 小时", 21), ("不足 2 小时", 22),
    ]

    /// Everything that came, oldest first.
    var all: [Text] { self.texts.withLock { $0 } }

    func send(_ text: String, to phone: PhoneNumber, at now: Instant) async throws {
        let kind = Self.words.first { text.contains($0.0) }?.1 ?? 0
        let number = text.split(separator: " ").first { $0.hasPrefix("SW26-") }
        self.texts.withLock {
            $0.append(Text(phone: phone.text, number: number.map(String.init) ?? "", kind: kind))
        }
    }
}
