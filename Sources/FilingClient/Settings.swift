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
        /// Sends passwords, codes and tokens over a plain line to another machine, too.
        ///
        /// Everybody on the way can read them: for test networks, and only for a server that takes
        /// them. Otherwise such a call fails with PLAINTEXT_FORBIDDEN and nothing is sent.
        public var insecure = false
        /// How to speak TLS; nil for a plain connection.
        ///
        /// A server takes passwords and tokens on a plain connection only from its own machine.
        public var tls: TLS?
        /// Language of `FilingError.message` unless a call says otherwise.
        public var language: FilingLanguage = .zh

        /// The defaults.
        public init() {}
    }

    /// How a client speaks TLS; the server's certificate is always verified.
    public struct TLS: Sendable, Hashable {
        /// PEM file of the authorities that are trusted; empty = the system's.
        public var authorityFile = ""
        /// Name or address that the server's certificate must be for; empty = the one connected to.
        public var serverName = ""
        /// PEM file of the certificate to show, for a centre's program; empty = none.
        public var certificateFile = ""
        /// PEM file of its private key, mode 0600.
        public var keyFile = ""

        /// The system's authorities, the name connected to, no certificate shown.
        public init() {}
    }

    /// What is known of the line to the server.
    public struct Line: Sendable, Hashable {
        /// `TLS 1.2` or `TLS 1.3`; nil on a plain connection.
        public let tlsVersion: String?
        /// When the server's certificate ends, milliseconds since 1970-01-01T00:00:00Z.
        public let certificateEndsAtMs: Int64?
    }
}
