// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not the message they claim to be.
///
/// Fields are named as in the contract, for example `filing.v1.StatusReply.state`. The names never
/// hold anything that came from the peer.
public enum DecodingFailure: Error, Sendable, Equatable {
    /// A tag, length, group or wire type is wrong, or the bytes end too early.
    case malformed(message: String)
    /// A string is not UTF-8. It is refused, never repaired.
    case invalidUTF8(field: String)
    /// A string holds a NUL byte, which C would take for its end.
    case interiorNUL(field: String)
    /// A number the contract gives no meaning to.
    case undefinedEnumValue(field: String)
    /// A varint that its field's type cannot hold.
    case integerOutOfRange(field: String)
    /// A message that may stand once stands twice.
    case messageTwice(field: String)
    /// Messages in messages beyond `DecodingLimits.maxDepth`.
    case tooDeep(message: String)
    /// Decoding wants more memory than the size of the input allows.
    case arenaExhausted
}

extension DecodingFailure: CustomStringConvertible {
    /// One sentence for people, free of the peer's data.
    public var description: String {
        switch self {
        case .malformed(let message): "the bytes are not a \(message)"
        case .invalidUTF8(let field): "\(field) is not valid UTF-8"
        case .interiorNUL(let field): "\(field) contains a NUL"
        case .undefinedEnumValue(let field): "\(field) has an undefined value"
        case .integerOutOfRange(let field): "\(field) is out of range"
        case .messageTwice(let field): "\(field) stands twice"
        case .tooDeep(let message): "\(message) is nested too deep"
        case .arenaExhausted: "the message needs more memory than its size allows"
        }
    }
}
