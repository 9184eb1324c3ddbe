// SPDX-License-Identifier: Apache-2.0

public import FilingContract
import FilingSeal

/// Reading scans: `filing.v1.Material`.
public struct MaterialCalls: Sendable {
    let caller: Caller

    /// Every version of every kind of a filing, newest first.
    public func list(
        _ filingNumber: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListMaterialsReply {
        try await self.caller.call(
            FilingV1.Material.list, FilingV1.ListMaterialsRequest(filingNumber: filingNumber),
            .harmless, options)
    }

    /// A range of a material's bytes, at most 262,144.
    public func read(
        _ request: FilingV1.ReadMaterialRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ReadMaterialReply {
        try await self.caller.call(FilingV1.Material.read, request, .harmless, options)
    }

    /// A whole material.
    ///
    /// - Parameters:
    ///   - sha256: if given, the digest that the bytes must have.
    ///   - options: `timeoutMs` counts for each read.
    /// - Throws: REPLY_MALFORMED if the server's answers do not make up one file of at most
    ///   2,097,152 bytes with that digest.
    public func download(
        _ filingNumber: String, materialID: UInt64, sha256: [UInt8]? = nil,
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> [UInt8] {
        var file: [UInt8] = []
        while true {
            let reply = try await self.read(
                FilingV1.ReadMaterialRequest(
                    filingNumber: filingNumber, materialID: materialID,
                    offset: UInt64(file.count), length: UploadLimits.chunkBytes),
                options: options)
            guard reply.size <= UploadLimits.fileBytes,
                file.count + reply.data.count <= Int(reply.size),
                !reply.data.isEmpty || reply.size == UInt64(file.count)
            else { throw self.malformed(options) }
            file += reply.data
            if file.count == Int(reply.size) { break }
        }
        if let sha256, Digest(of: file).bytes != sha256 { throw self.malformed(options) }
        return file
    }

    private func malformed(_ options: CallOptions) -> FilingError {
        FilingError(.replyMalformed, self.caller.language(options), isNotProcessed: false)
    }
}
