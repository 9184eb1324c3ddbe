// SPDX-License-Identifier: Apache-2.0

import FilingCaptcha
import FilingContract
import FilingDomain
import FilingSeal
import Synchronization

/// The images given out and not answered yet.
///
/// The answer is derived from the id, so only ids are kept; in memory, because an image is lost
/// with its three minutes anyway.
final class Captchas: Sendable {
    private struct State {
        /// By id, until when.
        var open: [UInt128: Instant] = [:]
        /// What was given out, in that order and used or not, until it has ended.
        var order: [(id: UInt128, until: Instant)] = []
        var first = 0
    }

    private let state = Mutex(State())
    private let keys: ServerKeys

    /// More than one core can paint in three minutes; 500,000 are about 40 MB.
    static let capacity = 500_000

    /// An image whose answer was right, and which is used up.
    struct Spent: Sendable {
        fileprivate let id: UInt128
        fileprivate let until: Instant
    }

    init(keys: ServerKeys) { self.keys = keys }

    /// Keeps an id; the moment until which its answer is taken.
    ///
    /// - Throws: `CAPTCHA_QUEUE_FULL` when too many are open.
    func open(_ id: [UInt8], now: Instant) throws(Refusal) -> Instant {
        guard let number = Self.number(id) else { throw Refusal(.captchaWrong) }
        let until = now + CaptchaRules.life
        let kept = self.state.withLock { state -> Bool in
            Self.forgetEnded(&state, now: now)
            guard state.order.count - state.first < Self.capacity else { return false }
            state.open[number] = until
            state.order.append((number, until))
            return true
        }
        guard kept else { throw Refusal(.captchaQueueFull, ["retry_after_ms": .number(1_000)]) }
        return until
    }

    /// Takes an answer; right or wrong, the image is used up.
    ///
    /// - Returns: what `giveBack` takes.
    /// - Throws: `CAPTCHA_WRONG`, whatever is wrong.
    func spend(_ answer: FilingV1.CaptchaAnswer?, now: Instant) throws(Refusal) -> Spent {
        guard let answer, let number = Self.number(answer.id) else {
            throw Refusal(.captchaWrong)
        }
        let until = self.state.withLock { $0.open.removeValue(forKey: number) }
        let right = CaptchaAlphabet.answer(
            from: CaptchaSecret(nonce: answer.id, keys: self.keys).answerBytes)
        guard let until, now < until, CaptchaAlphabet.normalised(answer.answer) == right else {
            throw Refusal(.captchaWrong)
        }
        return Spent(id: number, until: until)
    }

    /// Opens an image again whose use came to nothing through no fault of its reader.
    ///
    /// It ends when it would have: giving back lengthens no life.
    func giveBack(_ spent: Spent) {
        self.state.withLock { state in
            // Forgotten meanwhile: it has ended, and nothing would ever forget it again.
            guard let first = state.order[state.first...].first, first.until <= spent.until else {
                return
            }
            state.open[spent.id] = spent.until
        }
    }

    private static func number(_ id: [UInt8]) -> UInt128? {
        guard id.count == CaptchaRules.idSizeBytes else { return nil }
        return id.reduce(0) { $0 << 8 | UInt128($1) }
    }

    private static func forgetEnded(_ state: inout State, now: Instant) {
        while state.first < state.order.count {
            let (id, until) = state.order[state.first]
            guard now >= until else { break }
            state.open[id] = nil
            state.first += 1
        }
        if state.first > Self.capacity {
            state.order.removeFirst(state.first)
            state.first = 0
        }
    }
}
