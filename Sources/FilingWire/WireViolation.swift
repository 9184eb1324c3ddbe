// SPDX-License-Identifier: Apache-2.0

/// A rule of the wire that the peer broke so badly that the connection ends.
///
/// `status` says how it is told in the GOAWAY.
package enum WireViolation: Error, Sendable, Equatable, CaseIterable {
    /// A declared `length` above the limit of the moment.
    case frameTooLarge
    /// A declared `head_len` above the limit.
    case headTooLarge
    /// A `head_len` larger than `length`.
    case headBeyondFrame
    /// An unknown kind below 0x80.
    case kindUnknown
    /// A kind that only the other side sends.
    case kindUnexpected
    /// Call 0 on a frame about a call, or a call on a frame about the connection.
    case callIDMisplaced
    /// A CANCEL with a payload, or a PING or PONG without exactly 8 bytes.
    case frameMisshapen
    /// A REQUEST whose id is not larger than the one before.
    case callIDNotIncreasing
    /// A frame for a call that was never opened.
    case callIDNeverOpened
    /// The first frame of a server was not HELLO, or HELLO came twice, or its head was no Hello.
    case helloMisplaced
    /// More CANCELs, PINGs and errors than the window allows.
    case tooManyCancels
    /// The other side speaks another major version.
    case versionUnsupported
    /// A header, a payload or unsent output made too little progress.
    case slowPeer
    /// The bytes were not this protocol at all.
    case badMagic
}
