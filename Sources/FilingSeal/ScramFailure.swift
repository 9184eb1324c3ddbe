// SPDX-License-Identifier: Apache-2.0

/// Why a SCRAM exchange ends.
///
/// The server tells its peer LOGIN_FAILED whatever the case was; the cases are for the client's own
/// messages and for tests.
package enum ScramFailure: Error, Hashable, Sendable {
    /// Not a message of RFC 5802 in the expected order of attributes, or too long.
    case malformed
    /// The peer wants channel binding (`p=`), which is not offered.
    case channelBindingUnsupported
    /// The peer wants to act as somebody else (`a=`).
    case authorizationIdentityUnsupported
    /// A mandatory extension (`m=`) or an attribute beyond RFC 5802.
    case extensionUnsupported
    /// The nonce is not the one of this exchange.
    case nonceMismatch
    /// The server asks for fewer rounds than are safe or for more than are decent.
    case iterationsOutOfBounds(Int)
    /// The salt is not 8 to 64 bytes of base64.
    case saltInvalid
    /// Empty, too long, or with characters that no password can have.
    case passwordUnusable
    /// Empty, or with characters that SCRAM cannot carry.
    case nameUnusable
    /// The proof does not fit: a wrong password or an unknown name.
    case proofWrong
    /// The server does not know the password: it is not the server that it says it is.
    case serverSignatureWrong
    /// The server ended the exchange with `e=`.
    case serverRefused
    /// A step was taken before the one in front of it.
    case outOfOrder
    /// The key derivation itself failed.
    case keyDerivation
}
