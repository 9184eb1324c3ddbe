// SPDX-License-Identifier: Apache-2.0

/// Something that somebody does, and what has to come of it by the naive model.
struct SeasonAct: Sendable {
    /// Milliseconds since 1970 UTC.
    let at: Int64
    let deed: Deed
    /// Why it is refused; nil if it is not.
    let refusal: String?

    enum Deed: Sendable {
        /// A person opens another draft.
        case open(person: Int, region: Int)
        case act(Verb, filing: Int)
        case extend(region: Int, Step)
    }

    enum Verb: Sendable {
        case submit
        case reopen
        case withdraw
        /// Uploads what was asked for, and submits.
        case answer
        case claim(by: Int)
        case release(by: Int)
        case approve(by: Int)
        case reject(by: Int)
        /// A supplement, due on a day or when usual.
        case ask(by: Int, lastDay: Int?)
        case revoke
        /// The registration system takes what it was told last of the filing.
        case acknowledge
    }

    enum Step: Sendable {
        case days(Int)
        case until(Int64)
    }
}
