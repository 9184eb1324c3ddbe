// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingInspect
import Logging
import Synchronization

/// A worker process, asked one file after the other; started when it is needed.
///
/// Used by one thread at a time; `process` may be read from any.
final class InspectionWorker: Sendable {
    private let program: String
    private let logger: Logger
    private let child = Mutex<ChildProcess?>(nil)
    private let identifier = Mutex<Int32?>(nil)

    init(program: String, logger: Logger) {
        self.program = program
        self.logger = logger
    }

    deinit { self.child.withLock { $0?.end() } }

    /// The process that lives at present.
    var process: Int32? { self.identifier.withLock { $0 } }

    /// Brings a process up if there is none.
    ///
    /// - Throws: `WorkerFault`.
    func start() throws {
        try self.child.withLock { child in
            _ = try self.living(&child)
        }
    }

    /// Judges a file.
    ///
    /// - Throws: `INSPECTION_FAILED` if the process ends or does not answer in time; `WorkerFault`
    ///   if none can be started.
    func verdict(on bytes: [UInt8], kind: MaterialKind) throws -> MaterialVerdict {
        try self.child.withLock { child in
            let living = try self.living(&child)
            let deadline = MonotonicTime.nowMs() + InspectionLimit.timeMs
            do {
                try living.send(InspectionFrame.question(bytes, kind: kind), before: deadline)
                let answer = try living.receive(before: deadline)
                guard let verdict = MaterialVerdict(answer: answer) else {
                    throw WorkerFault(.senseless, "an answer that says nothing")
                }
                return verdict
            } catch let fault as WorkerFault {
                self.logger.warning(
                    "an inspection failed; its worker is ended",
                    metadata: [
                        "why": "\(fault.kind.rawValue)", "detail": "\(fault.detail)",
                        "bytes": "\(bytes.count)",
                    ])
                self.end(&child)
                throw Refusal(.inspectionFailed)
            }
        }
    }

    private func living(_ child: inout ChildProcess?) throws -> ChildProcess {
        if let present = child {
            if present.isSilent { return present }
            // It ended, or speaks unasked, while nobody looked.
            self.logger.warning("an idle inspection worker ended")
            self.end(&child)
        }
        let fresh = try ChildProcess(program: self.program, arguments: ["inspect-worker"])
        do {
            let hello = try fresh.receive(
                before: MonotonicTime.nowMs() + InspectionFrame.startTimeMs)
            self.logger.info(
                "inspection worker started",
                metadata: ["confined by": "\(InspectionFrame.confinement(hello: hello))"])
        } catch {
            fresh.end()
            throw error
        }
        child = fresh
        self.identifier.withLock { $0 = fresh.identifier }
        return fresh
    }

    private func end(_ child: inout ChildProcess?) {
        child?.end()
        child = nil
        self.identifier.withLock { $0 = nil }
    }
}

/// Why a worker process is of no use.
package struct WorkerFault: Error, Hashable, Sendable {
    /// What kind of trouble.
    package let kind: Kind
    /// For the operator's log; never a file's content.
    package let detail: String

    init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// The kinds.
    package enum Kind: String, Sendable {
        /// It could not be started.
        case unstartable
        /// It ended.
        case ended
        /// It did not answer in time.
        case slow
        /// It answered what no worker answers.
        case senseless
    }
}
