// SPDX-License-Identifier: Apache-2.0

import FilingInspect
import Glibc

/// A process that speaks in frames over one socket, its standard input: a length of four bytes, most
/// significant first, and that many bytes.
struct ChildProcess: Sendable {
    /// Of the process.
    let identifier: Int32
    private let socket: Int32

    /// Longest frame that is taken: an answer is some hundred bytes.
    private static let frameLimit = 64 * 1_024

    /// Starts a program with this socket as its standard input and nearly no environment.
    ///
    /// Every other file of this process closes at exec; the worker closes what it finds beyond.
    ///
    /// - Throws: `WorkerFault`.
    init(program: String, arguments: [String]) throws(WorkerFault) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw WorkerFault(.unstartable, "no socket: error \(errno)")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var identifier: Int32 = 0
        let result = Self.withStrings([program] + arguments) { words in
            Self.withStrings(Self.environment) { variables in
                posix_spawn(&identifier, program, &actions, nil, words, variables)
            }
        }
        close(ends[1])
        guard result == 0 else {
            close(ends[0])
            throw WorkerFault(.unstartable, "\(program): error \(result)")
        }
        self.identifier = identifier
        self.socket = ends[0]
    }

    /// Where Swift's libraries are, if that is told by the environment; and no back-traces, which
    /// would start a debugger on a stranger's file.
    private static var environment: [String] {
        let libraries = getenv("LD_LIBRARY_PATH").map { "LD_LIBRARY_PATH=" + String(cString: $0) }
        return ["SWIFT_BACKTRACE=enable=no"] + (libraries.map { [$0] } ?? [])
    }

    /// It lives and has said nothing unasked.
    var isSilent: Bool {
        var entry = pollfd(fd: self.socket, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) == 0
    }

    /// Kills it, and waits until it is gone, which the kernel makes short.
    func end() {
        kill(self.identifier, SIGKILL)
        var status: Int32 = 0
        while waitpid(self.identifier, &status, 0) < 0, errno == EINTR {}
        close(self.socket)
    }

    /// Sends a frame.
    ///
    /// - Parameter deadline: of `MonotonicTime`, milliseconds.
    /// - Throws: `WorkerFault`.
    func send(_ payload: [UInt8], before deadline: Int) throws(WorkerFault) {
        let frame = InspectionFrame.lengthBytes(of: payload.count) + payload
        var sent = 0
        while sent < frame.count {
            try self.wait(for: POLLOUT, before: deadline)
            let count = frame.withUnsafeBytes { bytes in
                Glibc.send(
                    self.socket, bytes.baseAddress.map { $0 + sent }, bytes.count - sent,
                    Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw WorkerFault(.ended, "sending: error \(errno)") }
            sent += count
        }
    }

    /// Takes a frame.
    ///
    /// - Throws: `WorkerFault`.
    func receive(before deadline: Int) throws(WorkerFault) -> [UInt8] {
        let header = try self.receive(count: 4, before: deadline)
        let length = header.reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.frameLimit else {
            throw WorkerFault(.senseless, "a frame of \(length) bytes")
        }
        return try self.receive(count: length, before: deadline)
    }

    private func receive(count: Int, before deadline: Int) throws(WorkerFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: count)
        while bytes.count < count {
            try self.wait(for: POLLIN, before: deadline)
            let got = recv(
                self.socket, &piece, count - bytes.count, Int32(MSG_DONTWAIT))
            if got < 0, errno == EAGAIN || errno == EINTR { continue }
            guard got > 0 else { throw WorkerFault(.ended, "its socket is closed") }
            bytes += piece.prefix(got)
        }
        return bytes
    }

    private func wait(for events: Int32, before deadline: Int) throws(WorkerFault) {
        let left = deadline - MonotonicTime.nowMs()
        var entry = pollfd(fd: self.socket, events: Int16(events), revents: 0)
        guard left > 0, poll(&entry, 1, Int32(clamping: left)) != 0 else {
            throw WorkerFault(.slow, "no answer in time")
        }
    }

    /// Lends C an array of strings that ends in null.
    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}

/// A clock that only goes forward.
enum MonotonicTime {
    /// Milliseconds since some moment.
    static func nowMs() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}
