// SPDX-License-Identifier: Apache-2.0
import CFilingContract
import CProtobufC

/// The whole contract: every service and message, as generated and as the C library knows it.
package enum Contract {
    /// Compares the generated methods with the C service descriptors.
    ///
    /// Called once at start-up: a server whose Swift and C come from different contracts must not
    /// take calls.
    ///
    /// - Returns: the names of all methods as the C descriptors have them, in their order.
    /// - Throws: `ContractMismatch` naming the first difference.
    package static func checkedMethodNames() throws(ContractMismatch) -> [String] {
        let described = Self.describedSignatures()
        try Self.check(Self.signatures, against: described)
        return described.map(\.name)
    }

    /// Compares two lists of methods, which must agree in order as well.
    static func check(
        _ swift: [MethodSignature], against c: [MethodSignature]
    ) throws(ContractMismatch) {
        for index in 0..<max(swift.count, c.count) {
            let (ours, theirs) = (swift.dropFirst(index).first, c.dropFirst(index).first)
            guard ours == theirs else { throw ContractMismatch(swift: ours, c: theirs) }
        }
    }

    /// The methods as the C service descriptors have them.
    static func describedSignatures() -> [MethodSignature] {
        Self.services.compactMap(\.self).flatMap { service in
            (0..<Int(service.pointee.n_methods)).map { index in
                let method = service.pointee.methods[index]
                return MethodSignature(
                    name: "\(text(service.pointee.name))/\(text(method.name))",
                    request: text(method.input.pointee.name),
                    reply: text(method.output.pointee.name))
            }
        }
    }

    /// A name out of a descriptor: a constant of the program, hence not hostile.
    static func text(_ name: UnsafePointer<CChar>?) -> String {
        name.map { String(cString: $0) } ?? "?"
    }
}
