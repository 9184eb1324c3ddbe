// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import NIOPosix

/// A file of the person's machine, read whole on a thread that may be blocked.
struct LocalFile: Sendable {
    let path: String

    private struct Unreadable: Error {}

    /// The file's bytes; at most one byte more than is allowed, so that its size need not be
    /// trusted.
    ///
    /// - Throws: FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE.
    func read(_ language: FilingLanguage) async throws(FilingError) -> [UInt8] {
        let path = self.path
        let bytes: [UInt8]
        let sizeBytes: UInt64
        do {
            (bytes, sizeBytes) = try await NIOThreadPool.singleton.runIfActive {
                try Self.read(path)
            }
        } catch {
            throw FilingError(.fileUnreadable, language, isNotProcessed: true)
        }
        try UploadLimits.check(sizeBytes: sizeBytes, language)
        return bytes
    }

    /// The bytes, unless they are too many, and how many there are.
    private static func read(_ path: String) throws -> (bytes: [UInt8], sizeBytes: UInt64) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Unreadable() }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else {
            throw Unreadable()
        }
        if let known = UInt64(exactly: facts.st_size), known > UploadLimits.fileBytes {
            return ([], known)
        }
        let capacity = Int(UploadLimits.fileBytes) + 1
        let bytes = try [UInt8](unsafeUninitializedCapacity: capacity) { space, count in
            while count < capacity {
                let got = Self.readSome(
                    file,
                    UnsafeMutableRawBufferPointer(
                        rebasing: UnsafeMutableRawBufferPointer(space)[count...]))
                guard got >= 0 else { throw Unreadable() }
                if got == 0 { break }
                count += got
            }
        }
        return (bytes, UInt64(bytes.count))
    }

    /// As `read(2)`, begun again after a signal.
    private static func readSome(_ file: CInt, _ space: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            #if canImport(Glibc)
                let got = Glibc.read(file, space.baseAddress, space.count)
            #elseif canImport(Musl)
                let got = Musl.read(file, space.baseAddress, space.count)
            #else
                let got = Darwin.read(file, space.baseAddress, space.count)
            #endif
            if got >= 0 || errno != EINTR { return got }
        }
    }
}
