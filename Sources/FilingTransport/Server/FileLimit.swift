// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How many files this process may have open.
enum FileLimit {
    /// The soft limit of RLIMIT_NOFILE, or nil if there is none or it cannot be read.
    static func current() -> Int? {
        var limit = rlimit()
        #if canImport(Glibc)
            let result = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
            let result = getrlimit(RLIMIT_NOFILE, &limit)
        #endif
        guard result == 0 else { return nil }
        // RLIM_INFINITY does not fit and so becomes nil.
        return Int(exactly: limit.rlim_cur)
    }
}
