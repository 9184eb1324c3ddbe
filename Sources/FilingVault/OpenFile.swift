// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file or folder that is open as long as this value lives.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// What the file is opened for.
    enum Purpose {
        case reading
        case changing
        /// Changing, and made if there is none.
        case making
        case syncingFolder
    }

    /// Opens a file; nil if there is none.
    ///
    /// - Throws: `VaultFault`.
    static func open(_ path: String, _ purpose: Purpose) throws(VaultFault) -> OpenFile? {
        while true {
            // Scans are personal: nobody but the service's own user reads them.
            let descriptor = openDescriptor(path, self.flags(for: purpose), S_IRUSR | S_IWUSR)
            if descriptor >= 0 { return OpenFile(descriptor: descriptor, path: path) }
            switch errno {
            case EINTR: continue
            case ENOENT where purpose != .syncingFolder && purpose != .making: return nil
            default: throw VaultFault(system: errno, while: "opening", path)
            }
        }
    }

    private static func flags(for purpose: Purpose) -> Int32 {
        switch purpose {
        case .reading: O_RDONLY | O_CLOEXEC
        case .changing: O_RDWR | O_CLOEXEC
        case .making: O_RDWR | O_CREAT | O_CLOEXEC
        case .syncingFolder: O_RDONLY | O_DIRECTORY | O_CLOEXEC
        }
    }

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(self.descriptor) }

    /// Bytes of the file.
    func size() throws(VaultFault) -> Int {
        var status = stat()
        guard fstat(self.descriptor, &status) == 0 else {
            throw VaultFault(system: errno, while: "measuring", self.path)
        }
        return Int(status.st_size)
    }

    /// Writes all bytes at a position; what was written of them stays if it fails.
    func write(_ bytes: UnsafeRawBufferPointer, at position: Int) throws(VaultFault) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = pwrite(self.descriptor, rest.baseAddress, rest.count, position + done)
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw VaultFault(system: errno, while: "writing", self.path)
            }
        }
    }

    /// Reads at most `length` bytes; fewer only at the end of the file.
    func read(at position: Int, length: Int) throws -> [UInt8] {
        try Array(unsafeUninitializedCapacity: length) { buffer, done in
            while done < length {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[done..<length])
                let count = pread(
                    self.descriptor, rest.baseAddress, rest.count, position + done)
                if count > 0 {
                    done += count
                } else if count == 0 {
                    return
                } else if errno != EINTR {
                    throw VaultFault(system: errno, while: "reading", self.path)
                }
            }
        }
    }

    /// Cuts the file.
    func truncate(to size: Int) throws(VaultFault) {
        while ftruncate(self.descriptor, size) != 0 {
            guard errno == EINTR else {
                throw VaultFault(system: errno, while: "cutting", self.path)
            }
        }
    }

    /// Returns when what was written is on the disk.
    ///
    /// Never tried again after a failure: the second try would succeed without the bytes.
    ///
    /// - Throws: `VaultFault` `.stopped`.
    func sync() throws(VaultFault) {
        guard fsync(self.descriptor) == 0 else {
            throw VaultFault(
                .stopped, VaultFault(system: errno, while: "syncing", self.path).detail)
        }
    }
}

extension VaultFault {
    /// A failed system call; paths have numbers only, no personal data.
    init(system code: Int32, while doing: String, _ path: String) {
        let kind: Kind =
            switch code {
            case ENOSPC, EDQUOT: .full
            default: .unavailable
            }
        self.init(kind, "\(doing) \(path): \(String(cString: strerror(code)))")
    }
}

/// The system's `open`, under a name that `OpenFile.open` does not hide.
private func openDescriptor(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    open(path, flags, mode)
}
