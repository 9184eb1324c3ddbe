// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// The first 8 bytes of a connection, in both directions: `F1 'R' 'P' 'C'`, major, minor, u16 reserved.
package struct Preface: Sendable, Equatable {
    /// Size on the wire, in bytes.
    package static let sizeBytes = 8
    /// The four bytes every version starts with.
    ///
    /// 0xF1 is no ASCII and no start of a TLS record.
    package static let magic: [UInt8] = [0xF1, 0x52, 0x50, 0x43]
    /// What this program speaks.
    package static let version1 = Preface(major: 1, minor: 0)

    /// Peers of different major versions do not understand each other.
    package var major: UInt8
    /// A larger minor version only adds what an older peer may ignore.
    package var minor: UInt8

    /// A preface of this version.
    package init(major: UInt8, minor: UInt8) {
        self.major = major
        self.minor = minor
    }

    /// Appends the 8 bytes.
    package func write(to buffer: inout ByteBuffer) {
        buffer.writeBytes(Self.magic)
        buffer.writeMultipleIntegers(self.major, self.minor, UInt16(0))
    }

    /// What the bytes received so far are.
    ///
    /// Decides at the first byte that is wrong; never consumes.
    ///
    /// The reserved bytes are not looked at: a later minor version may give them a meaning.
    package static func inspect(_ buffer: ByteBuffer) -> Verdict {
        let seen = buffer.readableBytesView
        for (theirs, ours) in zip(seen, Self.magic) where theirs != ours {
            return .foreign(ForeignProtocol(firstBytes: buffer))
        }
        guard seen.count >= Self.sizeBytes,
            let major = buffer.getInteger(at: buffer.readerIndex + 4, as: UInt8.self),
            let minor = buffer.getInteger(at: buffer.readerIndex + 5, as: UInt8.self)
        else { return .incomplete }
        return .preface(Preface(major: major, minor: minor))
    }

    /// The three outcomes of looking at a connection's first bytes.
    package enum Verdict: Sendable, Equatable {
        /// Right so far; more bytes are needed.
        case incomplete
        /// All 8 bytes are there; the major version may still be another.
        case preface(Preface)
        /// Not this protocol.
        case foreign(ForeignProtocol)
    }
}
