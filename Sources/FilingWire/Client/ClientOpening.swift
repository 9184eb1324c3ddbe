// SPDX-License-Identifier: Apache-2.0

/// Whether a call may be opened now.
package enum ClientOpening: Sendable, Equatable {
    /// Yes, with this id; it holds a slot from now on. Send the REQUEST.
    case open(id: UInt32)
    /// Not now: every slot is taken. Keep it and ask again after an answer.
    case wait
    /// Never: it is larger than the connection allows at present.
    case tooLarge(ClientOversize)
    /// Not here: the connection takes no further calls.
    case ended
}

/// What of a REQUEST is too large, in bytes.
package enum ClientOversize: Sendable, Hashable {
    /// `head_len`.
    case head(sizeBytes: Int, limitBytes: Int)
    /// `length`, head and body together.
    case frame(sizeBytes: Int, limitBytes: Int)
}
