// SPDX-License-Identifier: Apache-2.0

/// What a frame is for: byte 8 of its header.
///
/// Kinds 3 and 4 are reserved for streams. A receiver skips kinds from `firstSkippable` up that it
/// does not know and refuses every other unknown kind.
package enum FrameKind: UInt8, Sendable, CaseIterable {
    /// Client to server: opens a call. Head `CallHead`, body the request message.
    case request = 1
    /// Server to client: the one and last frame of a call. Head `Status` (empty = OK), body the reply.
    case response = 2
    /// Client to server: asks to stop a call. Empty; the RESPONSE still comes.
    case cancel = 5
    /// Either way, call 0: 8 opaque bytes that come back in a PONG.
    case ping = 6
    /// Either way, call 0: the 8 bytes of the PING.
    case pong = 7
    /// Either way, call 0: start no call after `last_call`. Head `GoAway`.
    case goAway = 8
    /// Server to client, call 0: the server's first frame. Head `Hello`.
    case hello = 9

    /// Kinds from here up may be added within version 1 without asking: who does not know one skips it.
    package static let firstSkippable: UInt8 = 0x80

    /// Whether this kind speaks of the connection (call 0) rather than of one call.
    package var isAboutConnection: Bool {
        switch self {
        case .request, .response, .cancel: false
        case .ping, .pong, .goAway, .hello: true
        }
    }

    /// Whether the peer of `role` is allowed to send this kind.
    package func mayArrive(at role: WireRole) -> Bool {
        switch (self, role) {
        case (.ping, _), (.pong, _), (.goAway, _): true
        case (.request, .server), (.cancel, .server): true
        case (.response, .client), (.hello, .client): true
        default: false
        }
    }
}
