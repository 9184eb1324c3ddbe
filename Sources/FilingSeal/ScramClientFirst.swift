// SPDX-License-Identifier: Apache-2.0

/// A client's first message, read by the server: who wants to log in.
package struct ScramClientFirst: Sendable {
    /// The name as typed, `=2C` and `=3D` undone.
    ///
    /// Not checked to be a phone or a user name.
    package let name: String
    /// The client's part of the nonce.
    let nonce: String
    /// The header that the client must repeat: `n,,` or `y,,`.
    let header: String
    /// The message without its header, as it is signed.
    let bare: String

    /// Reads `n,,n=NAME,r=NONCE`.
    ///
    /// - Throws: `.malformed`, `.channelBindingUnsupported`, `.authorizationIdentityUnsupported`,
    ///   `.extensionUnsupported`.
    package init(_ text: String) throws(ScramFailure) {
        guard text.utf8.count <= ScramMessage.sizeLimitBytes else { throw .malformed }
        let parts = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .malformed }
        switch parts[0] {
        // `y`: the client could bind to a channel but sees that the server does not offer it.
        case "n", "y": break
        case let flag where flag.hasPrefix("p="): throw .channelBindingUnsupported
        default: throw .malformed
        }
        guard parts[1].isEmpty else { throw .authorizationIdentityUnsupported }
        let message = try ScramMessage(parts[2], names: ["n", "r"])
        guard ScramMessage.isNonce(message[1], lengths: ScramMessage.nonceLengths),
            let name = Self.unescaped(message[0])
        else {
            throw .malformed
        }
        self.name = name
        self.nonce = String(message[1])
        self.header = "\(parts[0]),,"
        self.bare = String(parts[2])
    }

    /// RFC 5802 section 5.1: `=` stands only in `=2C` and `=3D`.
    private static func unescaped(_ text: Substring) -> String? {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        var name = String(parts[0])
        for part in parts.dropFirst() {
            if part.hasPrefix("2C") {
                name += ","
            } else if part.hasPrefix("3D") {
                name += "="
            } else {
                return nil
            }
            name += part.dropFirst(2)
        }
        return name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? nil : name
    }
}
