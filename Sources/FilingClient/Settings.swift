// SPDX-License-Identifier: Apache-2.0

extension FilingClient {
    /// The numbers of a client; the defaults suit a person's program and a portal alike.
    public struct Settings: Sendable, Hashable {
        /// Time for a connection to come up, milliseconds.
        public var connectTimeoutMs: UInt32 = 5_000
        /// Tries of a call at most, the first one included.
        ///
        /// 4: with the pauses below a restart of the server of about a second is bridged.
        public var maxTries: UInt32 = 4
        /// Pause before the second try at most, milliseconds; each further one doubles.
        public var firstPauseMs: UInt32 = 250
        /// Longest pause of our own choosing, milliseconds.
        ///
        /// The server's advice may be longer.
        public var longestPauseMs: UInt32 = 10_000
        /// Retry tokens at most; above half of them failed calls are tried again.
        ///
        /// Each failure costs one, each success gives `retryTokenRatio` back: a server in trouble
        /// gets at most about a tenth more calls through retries. Source: gRFC A6.
        public var retryTokens: Double = 10
        /// Retry tokens that a success gives back.
        public var retryTokenRatio: Double = 0.1
        /// Language of `FilingError.message` unless a call says otherwise.
        public var language: FilingLanguage = .zh

        /// The defaults.
        public init() {}
    }
}
