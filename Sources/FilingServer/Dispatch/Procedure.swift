// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// One RPC: its name, who may call it, what it does to the world, and how.
///
/// The list of procedures is the method table: dispatch, access control, idempotency, limits,
/// `Meta/Describe` and the authorisation test all read it.
protocol Procedure: Sendable {
    associatedtype Request: Message
    associatedtype Reply: Message

    /// The name on the wire.
    static var method: Method<Request, Reply> { get }
    /// Who may call it; checked before the body is decoded.
    static var access: Access { get }
    /// What a repeat of the same call does.
    static var effect: Effect { get }
    /// Largest body, in bytes.
    static var maxRequestBytes: Int { get }
    /// What a successful call leaves in the audit log.
    static var audit: AuditRule { get }

    /// Answers one call.
    ///
    /// - Throws: a `Refusal` (the caller's turn) or a fault; `StatusConversion` makes a status of it.
    func run(
        _ request: Request, as caller: Caller, in context: CallContext
    ) async throws -> Reply
}

extension Procedure {
    /// 16 KiB: no form of this service comes near it.
    static var maxRequestBytes: Int { 16 * 1_024 }

    /// Right for what neither writes nor shows another person's data.
    static var audit: AuditRule { .unsaid }

    /// What `Meta/Describe` tells of it.
    static var methodInfo: RpcV1.MethodInfo {
        RpcV1.MethodInfo(
            name: Self.method.name, access: Self.access.tokens,
            needsIdempotencyKey: Self.effect == .write,
            maxRequestBytes: UInt32(clamping: Self.maxRequestBytes))
    }
}

/// A procedure that never has to wait: answered on the event loop, without a task.
///
/// For a few microseconds from memory or of one indexed read, and for nothing that changes anything.
protocol PromptProcedure: Procedure {
    /// Answers one call at once.
    ///
    /// - Throws: as `run` does.
    func answer(
        _ request: Request, as caller: Caller, in context: CallContext
    ) throws -> Reply
}

extension PromptProcedure {
    static var effect: Effect { .read }

    func run(
        _ request: Request, as caller: Caller, in context: CallContext
    ) async throws -> Reply {
        try self.answer(request, as: caller, in: context)
    }
}

/// Who may call a procedure.
enum Access: Sendable, Hashable {
    /// Anybody, before login.
    case anybody
    /// Any session.
    case session
    /// A session with one of these roles.
    case roles(Set<Role>)

    /// Applicants.
    static let applicant = Access.roles([.applicant])
    /// Staff who review.
    static let reviewers = Access.roles([.reviewer, .supervisor])
    /// Staff who review, and their centre's programs: what only reads.
    static let reviewReaders = Access.roles([.reviewer, .supervisor, .centre])
    /// The owner of a filing, and who reviews it.
    static let materialReaders = Access.roles([.applicant, .reviewer, .supervisor, .centre])
    /// The head of a region's staff.
    static let supervisor = Access.roles([.supervisor])
    /// The registration system downstream.
    static let registry = Access.roles([.registry])
    /// The help desk.
    static let support = Access.roles([.support])
    /// Who loads exam plans.
    static let systemAdmin = Access.roles([.systemAdmin])
    /// Who makes and shuts out members of staff.
    static let securityAdmin = Access.roles([.securityAdmin])
    /// Who reads the audit log.
    static let auditAdmin = Access.roles([.auditAdmin])
    /// Whoever logs in with a password: all people.
    static let passwordHolders = Access.roles(Set(Role.allCases).subtracting([.centre, .registry]))

    /// As `Meta/Describe` tells it.
    var tokens: [String] {
        switch self {
        case .anybody: ["public"]
        case .session: ["session"]
        case .roles(let roles): roles.map(\.token).sorted()
        }
    }
}

/// What a repeat of the same call does.
enum Effect: Sendable, Hashable {
    /// Nothing is changed.
    case read
    /// Something is changed: an idempotency key is required, and a repeat replays the reply.
    case write
    /// Something is changed, and its own arguments make a repeat harmless (an offset, a nonce, a
    /// token): no key is stored, which spares a durable commit for each chunk of an upload.
    case repeatable
}
