// SPDX-License-Identifier: Apache-2.0
import CProtobufC

/// What the generated code adds to each message: the way to and from its C struct.
protocol CMessage: Message {
    /// The struct that protoc-c made of the message.
    associatedtype CStruct

    /// The C descriptor of the message.
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> { get }

    /// Fills a C struct with the defaults.
    static func prepare(_ c: UnsafeMutablePointer<CStruct>)

    /// Copies everything out of a C struct into a fresh message.
    ///
    /// In place, since a value that is handed on from one initialiser to the next is copied each time.
    mutating func read(_ c: UnsafePointer<CStruct>) throws(DecodingFailure)

    /// Sets the members of a prepared C struct; what they point at lies in the arena.
    func write(
        to c: UnsafeMutablePointer<CStruct>, in arena: UnsafeMutablePointer<Arena>
    ) throws(EncodingFailure)
}
