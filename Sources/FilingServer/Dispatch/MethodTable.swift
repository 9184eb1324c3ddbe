// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingMetrics
import NIOCore

/// Every procedure the server has, by name.
struct MethodTable: Sendable {
    /// A procedure with its types forgotten.
    struct Entry: Sendable {
        /// `package.Service/Method`.
        let name: String
        /// Who may call it.
        let access: Access
        /// What a repeat does.
        let effect: Effect
        /// Largest body, in bytes.
        let maxRequestBytes: Int
        /// What a successful call leaves in the audit log.
        let audit: AuditRule
        /// Decodes and answers at once; nil for a procedure that may have to wait.
        let prompt: (@Sendable (ByteBuffer, Caller, CallContext) throws -> any Message)?
        /// Decodes, runs, and answers.
        let answer: @Sendable (ByteBuffer, Caller, CallContext) async throws -> any Message
        /// Checks a stored reply and hands it out again.
        let replay: @Sendable ([UInt8]) throws -> any Message
        /// Counts its calls.
        let meter = LatencyMeter()
    }

    private let entries: [String: Entry]

    /// Builds the table and compares it with the service descriptors of the contract.
    ///
    /// - Throws: `MethodTableFault` if a procedure of the contract is missing, doubled or unknown;
    ///   `ContractMismatch` if the generated Swift is not of the contract.
    init(_ procedures: [any Procedure]) throws {
        var entries: [String: Entry] = [:]
        for procedure in procedures {
            let entry = Self.entry(procedure)
            guard entries.updateValue(entry, forKey: entry.name) == nil else {
                throw MethodTableFault.doubled(entry.name)
            }
        }
        let contract = Set(try Contract.checkedMethodNames())
        if let missing = contract.subtracting(entries.keys).min() {
            throw MethodTableFault.missing(missing)
        }
        if let unknown = Set(entries.keys).subtracting(contract).min() {
            throw MethodTableFault.unknown(unknown)
        }
        self.entries = entries
    }

    /// The procedure of a name.
    subscript(name: String) -> Entry? { self.entries[name] }

    /// All procedures, sorted by name.
    var sorted: [Entry] { self.entries.values.sorted { $0.name < $1.name } }

    private static func entry<P: Procedure>(_ procedure: P) -> Entry {
        Entry(
            name: P.method.name, access: P.access, effect: P.effect,
            maxRequestBytes: P.maxRequestBytes, audit: P.audit,
            prompt: Self.prompt(of: procedure),
            answer: { body, caller, context in
                let request = try P.Request(decoding: body)
                return try await procedure.run(request, as: caller, in: context)
            },
            replay: { try P.Reply(decoding: $0) })
    }
}

extension MethodTable {
    private static func prompt(
        of procedure: any Procedure
    ) -> (@Sendable (ByteBuffer, Caller, CallContext) throws -> any Message)? {
        guard let procedure = procedure as? any PromptProcedure else { return nil }
        return Self.prompt(procedure)
    }

    private static func prompt<P: PromptProcedure>(
        _ procedure: P
    ) -> @Sendable (ByteBuffer, Caller, CallContext) throws -> any Message {
        { body, caller, context in
            try procedure.answer(try P.Request(decoding: body), as: caller, in: context)
        }
    }
}

/// The method table and the contract disagree: a bug, found at start-up.
enum MethodTableFault: Error, Hashable {
    case doubled(String)
    case missing(String)
    case unknown(String)
}
