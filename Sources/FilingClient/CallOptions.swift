// SPDX-License-Identifier: Apache-2.0

/// What a single call may say differently.
public struct CallOptions: Sendable, Hashable {
    /// Time for the whole call with all its tries, milliseconds.
    ///
    /// 0 = 30,000; at most 300,000 count.
    public var timeoutMs: UInt32
    /// Acts as this session for this call only; for portals that serve many people.
    ///
    /// Before the connection has a session of its own, it carries only two calls of 16 KiB at once.
    public var token: [UInt8]?
    /// 1 to 64 bytes that name this command, for writes.
    ///
    /// Nil = 16 random bytes. Give the same bytes again after a crash of your program: a command
    /// that was carried out is then answered with its first reply and not carried out twice. The
    /// server keeps keys for 24 hours.
    public var idempotencyKey: [UInt8]?
    /// Free text for finding the call in the server's log, at most 64 bytes.
    ///
    /// Never personal data.
    public var trace: String
    /// Language of `FilingError.message`; nil = that of the client's settings.
    public var language: FilingLanguage?

    /// Options; the defaults fit most calls.
    public init(
        timeoutMs: UInt32 = 0, token: [UInt8]? = nil, idempotencyKey: [UInt8]? = nil,
        trace: String = "", language: FilingLanguage? = nil
    ) {
        self.timeoutMs = timeoutMs
        self.token = token
        self.idempotencyKey = idempotencyKey
        self.trace = trace
        self.language = language
    }
}

extension CallOptions: CustomStringConvertible, CustomReflectable {
    /// Everything but the token and the key.
    public var description: String {
        "CallOptions(timeoutMs: \(self.timeoutMs), trace: \(self.trace))"
    }

    /// Everything but the token and the key.
    public var customMirror: Mirror {
        Mirror(self, children: ["timeoutMs": self.timeoutMs, "trace": self.trace])
    }
}
