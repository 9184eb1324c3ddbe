// SPDX-License-Identifier: Apache-2.0

/// The generated Swift and the generated C do not describe the same services.
package struct ContractMismatch: Error, Equatable, CustomStringConvertible {
    /// What the generated Swift has at the first difference; nil if it has fewer methods.
    package let swift: MethodSignature?
    /// What the C descriptors have there; nil if they have fewer methods.
    package let c: MethodSignature?

    /// One line for the log of a server that will not start.
    package var description: String {
        "the contract differs: Swift has \(Self.line(self.swift)), C has \(Self.line(self.c))"
    }

    private static func line(_ signature: MethodSignature?) -> String {
        signature.map { "\($0.name)(\($0.request)) -> \($0.reply)" } ?? "nothing"
    }
}
