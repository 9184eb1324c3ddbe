// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// Sending scans: `filing.v1.Upload`.
///
/// `send` does all of it; the single steps are there for programs with ideas of their own.
public struct UploadCalls: Sendable {
    let caller: Caller

    /// Sends a file and makes it a material of a filing.
    ///
    /// The file is read whole (it is small) and checked before anything is sent. After a broken
    /// connection the upload goes on from the last byte that the server has; after a crash of this
    /// program it does so too if the same `options.idempotencyKey`, or the `uploadID` that
    /// `progress` told, is given again.
    ///
    /// - Parameters:
    ///   - path: a readable file of 1 to 2,097,152 bytes.
    ///   - resuming: an upload that was begun earlier for the same bytes.
    ///   - doubtful: what to do if the scan seems blank or blurred.
    ///   - options: `timeoutMs` counts for each call, not for the whole.
    ///   - progress: called in order, from the sending task, never after the end.
    /// - Throws: FILE_UNREADABLE, and every reason of `ScanCheck`, before anything is sent; then
    ///   what the server says.
    public func send(
        file path: String, as kind: FilingV1.MaterialKind, for filingNumber: String,
        resuming uploadID: UInt64? = nil, doubtful: DoubtfulScan = .refuse,
        options: CallOptions = CallOptions(),
        progress: @escaping @Sendable (UploadProgress) -> Void = { _ in }
    ) async throws(FilingError) -> UploadReceipt {
        let bytes = try await LocalFile(path: path).read(self.caller.language(options))
        return try await self.send(
            bytes, as: kind, for: filingNumber, resuming: uploadID, doubtful: doubtful,
            options: options, progress: progress)
    }

    /// Sends bytes that are in memory already.
    public func send(
        _ bytes: [UInt8], as kind: FilingV1.MaterialKind, for filingNumber: String,
        resuming uploadID: UInt64? = nil, doubtful: DoubtfulScan = .refuse,
        options: CallOptions = CallOptions(),
        progress: @escaping @Sendable (UploadProgress) -> Void = { _ in }
    ) async throws(FilingError) -> UploadReceipt {
        let language = self.caller.language(options)
        if let doubt = try await ScanCheck.run(bytes, as: kind, language: language),
            doubtful == .refuse
        {
            throw doubt
        }
        var sending = UploadSending(
            calls: self, bytes: bytes, kind: kind, filingNumber: filingNumber, doubtful: doubtful,
            options: options, progress: progress)
        return try await sending.run(resuming: uploadID)
    }

    /// Announces a file.
    public func begin(
        _ request: FilingV1.BeginUploadRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.UploadReply {
        try await self.caller.call(FilingV1.Upload.begin, request, .keyed, options)
    }

    /// Adds bytes at an offset.
    public func chunk(
        _ request: FilingV1.UploadChunkRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.UploadChunkReply {
        try await self.caller.call(FilingV1.Upload.chunk, request, .harmless, options)
    }

    /// Where the upload stands.
    public func stat(
        _ uploadID: UInt64, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.UploadReply {
        try await self.caller.call(
            FilingV1.Upload.stat, FilingV1.StatUploadRequest(uploadID: uploadID), .harmless,
            options)
    }

    /// Makes a complete upload a material of its filing.
    ///
    /// - Parameter insist: takes it although an earlier commit called it BLANK or BLURRED.
    public func commit(
        _ uploadID: UInt64, insist: Bool = false, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.CommitUploadReply {
        try await self.caller.call(
            FilingV1.Upload.commit,
            FilingV1.CommitUploadRequest(uploadID: uploadID, insist: insist), .keyed, options)
    }

    /// Gives an upload up.
    public func abort(
        _ uploadID: UInt64, options: CallOptions = CallOptions()
    ) async throws(FilingError) {
        _ = try await self.caller.call(
            FilingV1.Upload.abort, FilingV1.AbortUploadRequest(uploadID: uploadID), .keyed,
            options)
    }
}
