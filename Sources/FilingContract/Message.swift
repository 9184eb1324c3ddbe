// SPDX-License-Identifier: Apache-2.0
public import NIOCore

/// A message of the contract: a plain value with a protobuf encoding.
///
/// Equal values encode to equal bytes. Fields the decoder does not know are dropped.
public protocol Message: Sendable, Equatable {
    /// The full name in the contract, for example `filing.v1.StatusReply`.
    static var protoName: String { get }

    /// A message with every field empty, zero or absent.
    init()

    /// Decodes the message, refusing what `DecodingFailure` lists.
    ///
    /// - Parameters:
    ///   - bytes: exactly one encoded message.
    ///   - arenaFactor: bytes of memory allowed per byte of input, beside a fixed allowance of
    ///     64 KiB. Larger than 8 only for a method whose honest lists need it.
    init(decoding bytes: UnsafeRawBufferPointer, arenaFactor: Int) throws(DecodingFailure)

    /// Appends the encoded message to the buffer; after a failure the buffer is as it was.
    func encode(into buffer: inout ByteBuffer) throws(EncodingFailure)

    /// The encoded message.
    var encoded: [UInt8] { get throws(EncodingFailure) }
}

extension Message {
    /// Decodes the message with the usual allowance of memory.
    @inlinable
    public init(decoding bytes: UnsafeRawBufferPointer) throws(DecodingFailure) {
        try self.init(decoding: bytes, arenaFactor: DecodingLimits.arenaFactor)
    }

    /// Decodes all readable bytes of the buffer, whose reader index stays where it is.
    @inlinable
    public init(
        decoding buffer: ByteBuffer, arenaFactor: Int = DecodingLimits.arenaFactor
    ) throws(DecodingFailure) {
        self = try buffer.withUnsafeReadableBytes { bytes throws(DecodingFailure) in
            try Self(decoding: bytes, arenaFactor: arenaFactor)
        }
    }

    /// Decodes the whole array.
    @inlinable
    public init(
        decoding array: [UInt8], arenaFactor: Int = DecodingLimits.arenaFactor
    ) throws(DecodingFailure) {
        self = try array.withUnsafeBufferPointer { bytes throws(DecodingFailure) in
            try Self(decoding: UnsafeRawBufferPointer(bytes), arenaFactor: arenaFactor)
        }
    }
}
