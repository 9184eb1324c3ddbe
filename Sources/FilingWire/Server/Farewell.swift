// SPDX-License-Identifier: Apache-2.0

/// How a server ends a connection.
package enum Farewell: Sendable, Equatable {
    /// Without a word: the peer does not speak the protocol, or does not read.
    case silent(WireViolation)
    /// With a GOAWAY: `lastCall` is the highest call that was opened.
    case goAway(WireReason, lastCall: UInt32)
    /// With our preface and a GOAWAY, before any HELLO: another major version.
    case otherVersion
    /// Without a word, because the peer's first bytes belong to another protocol.
    case foreign(ForeignProtocol)
}
