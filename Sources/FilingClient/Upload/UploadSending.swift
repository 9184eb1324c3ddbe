// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingSeal
import FilingTransport
import NIOCore

/// One file on its way: begin or resume, chunks, commit.
///
/// A broken connection does not end it. The server is asked how much it has (`Stat`), and sending
/// goes on from there; only a run of rounds in which nothing more arrived gives up.
struct UploadSending: Sendable {
    let calls: UploadCalls
    let bytes: [UInt8]
    let kind: FilingV1.MaterialKind
    let filingNumber: String
    let doubtful: DoubtfulScan
    let options: CallOptions
    let progress: @Sendable (UploadProgress) -> Void

    private var uploadID: UInt64 = 0
    private var chunkBytes = 0
    private var committed: UInt64 = 0
    /// Chunks under way at once.
    ///
    /// A server that takes them out of order gets one at a time.
    private var window = UploadLimits.chunksAtOnce
    /// Commits that were refused; the next one is another command and needs another key.
    private var commits = 0
    /// The server has called the scan doubtful: only now it can be insisted on.
    private var isWarned = false

    init(
        calls: UploadCalls, bytes: [UInt8], kind: FilingV1.MaterialKind, filingNumber: String,
        doubtful: DoubtfulScan, options: CallOptions,
        progress: @escaping @Sendable (UploadProgress) -> Void
    ) {
        self.calls = calls
        self.bytes = bytes
        self.kind = kind
        self.filingNumber = filingNumber
        self.doubtful = doubtful
        self.options = options
        self.progress = progress
    }

    private var caller: Caller { self.calls.caller }
    private var language: FilingLanguage { self.caller.language(self.options) }
    private var size: UInt64 { UInt64(self.bytes.count) }

    mutating func run(resuming uploadID: UInt64?) async throws(FilingError) -> UploadReceipt {
        if let replayed = try await self.open(resuming: uploadID) { return replayed }
        var hasStartedOver = false
        while true {
            try await self.sendChunks()
            do {
                return try await self.commit()
            } catch
                where self.doubtful == .insist && !self.isWarned
                && Self.warnings.contains(error.reason)
            {
                self.isWarned = true
                self.commits += 1
            } catch {
                // The server's copy went wrong, not ours: it has forgotten its bytes. Once.
                guard !hasStartedOver, Self.startsOver.contains(error.reason) else { throw error }
                hasStartedOver = true
                self.commits += 1
                try await self.stat()
            }
        }
    }

    private static let warnings: Set<String> = ["BLANK", "BLURRED"]
    private static let startsOver: Set<String> = ["DIGEST_MISMATCH", "UPLOAD_INCOMPLETE"]

    // MARK: Begin, resume, commit

    /// Finds the upload or makes one.
    ///
    /// - Returns: the receipt, if an earlier run of the same command got as far as that.
    private mutating func open(
        resuming uploadID: UInt64?
    ) async throws(FilingError) -> UploadReceipt? {
        if let uploadID {
            self.uploadID = uploadID
        } else {
            try await self.begin(self.options(for: "begin"))
            // A key of the caller's own may have replayed an old reply: ask how things stand.
            guard self.options.idempotencyKey != nil else { return nil }
        }
        do {
            try await self.stat()
            return nil
        } catch  where error.code == .notFound && self.options.idempotencyKey != nil {
            // It is over. If it was committed, the same key is answered with the same receipt.
            return try await self.replayedCommitOrNewUpload()
        }
    }

    private mutating func replayedCommitOrNewUpload() async throws(FilingError) -> UploadReceipt? {
        do {
            return try await self.commit()
        } catch  where error.code == .notFound {
            // Aborted or expired: the old key would only name it again.
            var fresh = self.options
            fresh.idempotencyKey = nil
            try await self.begin(fresh)
            return nil
        }
    }

    private mutating func begin(_ options: CallOptions) async throws(FilingError) {
        try self.take(
            try await self.calls.begin(
                FilingV1.BeginUploadRequest(
                    filingNumber: self.filingNumber, kind: self.kind, size: self.size,
                    sha256: Digest(of: self.bytes).bytes),
                options: options))
    }

    private mutating func stat() async throws(FilingError) {
        try self.take(try await self.calls.stat(self.uploadID, options: self.options))
    }

    private func commit() async throws(FilingError) -> UploadReceipt {
        let reply = try await self.calls.commit(
            self.uploadID, insist: self.isWarned, options: self.options(for: "commit"))
        return UploadReceipt(
            uploadID: self.uploadID, materialID: reply.materialID, revision: reply.revision)
    }

    /// Checks what the server says of the upload and goes on from there.
    private mutating func take(_ reply: FilingV1.UploadReply) throws(FilingError) {
        guard reply.size == self.size, reply.committedOffset <= self.size, reply.chunkSize > 0
        else { throw self.malformed() }
        self.uploadID = reply.uploadID
        self.chunkBytes = Int(min(reply.chunkSize, UploadLimits.chunkBytes))
        self.committed = reply.committedOffset
        self.report()
    }

    /// The options of a step that has its own key, derived from the caller's one.
    private func options(for step: String) -> CallOptions {
        guard let key = self.options.idempotencyKey else { return self.options }
        var options = self.options
        // The upload's id is part of the commit's key: a command given twice for an upload that
        // had to be begun anew is another commit.
        let name = step == "commit" ? "\(step) \(self.uploadID) \(self.commits)" : step
        options.idempotencyKey = Array(Digest(of: key + Array(name.utf8)).bytes.prefix(16))
        return options
    }

    // MARK: Chunks

    private mutating func sendChunks() async throws(FilingError) {
        var barren: UInt32 = 0
        while self.committed < self.size {
            let before = self.committed
            do throws(FilingError) {
                try await self.round()
                // Every chunk was accepted, and yet nothing was: no honest server says so.
                guard self.committed > before else { throw self.malformed() }
            } catch {
                barren = self.committed > before ? 1 : barren + 1
                guard Self.isMendable(error), barren < self.caller.settings.maxTries else {
                    throw error
                }
                try await self.mend(error, barren: barren)
            }
        }
    }

    /// Whether sending can go on after asking how much the server has.
    private static func isMendable(_ error: FilingError) -> Bool {
        Self.mendable.contains(error.reason) || RepeatRule.harmless.allows(after: error)
    }

    private static let mendable: Set<String> = ["OFFSET_MISMATCH", "CHUNK_CORRUPT"]

    private mutating func mend(_ error: FilingError, barren: UInt32) async throws(FilingError) {
        if Self.mendable.contains(error.reason) {
            self.window = 1
        } else {
            guard self.caller.budget.failed() else { throw error }
            try await self.caller.pause(
                failures: barren, after: error, until: self.caller.deadline(self.options),
                self.language)
        }
        try await self.stat()
    }

    /// Sends chunks, a few at once and in order, until all are confirmed or one fails.
    private mutating func round() async throws(FilingError) {
        let connection = try await self.caller.link.connection(
            by: self.caller.deadline(self.options), self.language)
        var underWay = CircularBuffer<ClientCallInFlight>()
        var next = self.committed
        var failure: FilingError?
        while true {
            while failure == nil, next < self.size, underWay.count < self.window {
                do {
                    let end = min(next + UInt64(self.chunkBytes), self.size)
                    underWay.append(try self.beginChunk(from: next, to: end, on: connection))
                    next = end
                } catch {
                    failure = error
                }
            }
            guard let oldest = underWay.popFirst() else { break }
            do {
                try self.confirm(try await self.reply(of: oldest))
            } catch {
                // The first failure counts: those of the chunks behind it follow from it.
                failure = failure ?? error
                if error.cause == .cancelled { for call in underWay { call.cancel() } }
            }
        }
        if let failure { throw failure }
        self.caller.budget.succeeded()
    }

    private func beginChunk(
        from start: UInt64, to end: UInt64, on connection: ClientConnection
    ) throws(FilingError) -> ClientCallInFlight {
        let data = self.bytes[Int(start)..<Int(end)]
        let deadline = self.caller.deadline(self.options)
        let head = self.caller.head(
            FilingV1.Upload.chunk.name, self.options, deadline: deadline)
        let request = FilingV1.UploadChunkRequest(
            uploadID: self.uploadID, offset: start, data: Array(data),
            crc32: Crc32.checksum(data))
        try self.caller.secrecy.require(head, on: connection, self.language)
        do {
            return try connection.begin(head, request, deadline: deadline)
        } catch {
            throw FilingError(error, self.language)
        }
    }

    private func reply(
        of call: ClientCallInFlight
    ) async throws(FilingError) -> FilingV1.UploadChunkReply {
        let answer: (RpcV1.Status, ByteBuffer)
        do {
            answer = try await call.answer()
        } catch {
            throw FilingError(error, self.language)
        }
        return try Caller.reply(answer, self.language)
    }

    private mutating func confirm(_ reply: FilingV1.UploadChunkReply) throws(FilingError) {
        guard reply.committedOffset <= self.size else { throw self.malformed() }
        guard reply.committedOffset > self.committed else { return }
        self.committed = reply.committedOffset
        self.report()
    }

    private func report() {
        self.progress(
            UploadProgress(
                uploadID: self.uploadID, committedBytes: self.committed, sizeBytes: self.size))
    }

    private func malformed() -> FilingError {
        FilingError(.replyMalformed, self.language, isNotProcessed: false)
    }
}
