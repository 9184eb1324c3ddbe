// SPDX-License-Identifier: Apache-2.0

/// How far an upload is.
public struct UploadProgress: Sendable, Hashable {
    /// Names the upload; enough to resume it in another process.
    public let uploadID: UInt64
    /// Bytes the server has confirmed.
    ///
    /// Never falls, unless the server lost some and said so.
    public let committedBytes: UInt64
    /// Bytes of the whole file.
    public let sizeBytes: UInt64
}

/// The end of an upload.
public struct UploadReceipt: Sendable, Hashable {
    /// Names the upload that was committed.
    public let uploadID: UInt64
    /// Names the material.
    public let materialID: UInt64
    /// The filing's new revision.
    public let revision: UInt64
}
