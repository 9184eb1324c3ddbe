// SPDX-License-Identifier: Apache-2.0

/// Why a message cannot be put on the wire.
///
/// None of these happens to a value that was itself decoded; they concern what a program filled in.
public enum EncodingFailure: Error, Sendable, Equatable {
    /// A string holds a NUL character.
    ///
    /// The C library would cut the text there and no peer would accept it whole, so it is refused
    /// rather than shortened. The field is named as in the contract.
    case interiorNUL(field: String)
    /// The encoding would be longer than 2,147,483,647 bytes, protobuf's own limit.
    case tooLarge(message: String)
}

extension EncodingFailure: CustomStringConvertible {
    /// One sentence for people.
    public var description: String {
        switch self {
        case .interiorNUL(let field): "\(field) contains a NUL"
        case .tooLarge(let message): "the \(message) is too large to send"
        }
    }
}
