// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingGateways
import FilingServer
import FilingTestKit
import Foundation
import Testing

/// Text messages through the real Kannel: bearerbox, smsbox and its false network fakesmsc.
@Suite(.serialized, .timeLimit(.minutes(2))) struct KannelTests {
    private static let text = "【社工考试备案】注册验证码 042917，10 分钟内有效。任何人索要均为诈骗，请勿告知。"

    @Test func `a Chinese message arrives at the network as it was written`() async throws {
        try await Kannel.with { kannel, gateway in
            let sender = KannelSender(
                settings: try KannelSettings(
                    url: kannel.url, user: "filing", password: Kannel.password, sender: "10690000"),
                gateway: gateway)
            try await sender.send(
                Self.text, to: PhoneNumber(text: "13800138001"), at: Instant(ms: 0))
            let arrived = try await kannel.arrived { $0.contains("13800138001") }
            #expect(arrived.contains("10690000 13800138001"))
            // UCS-2: UTF-16 with the most significant octet first.
            let octets = Self.text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            #expect(Kannel.octets(of: arrived) == octets)
        }
    }

    @Test func `a wrong password is an outage that time can mend, and says no secret`() async throws
    {
        try await Kannel.with { kannel, gateway in
            let settings = try KannelSettings(
                url: kannel.url, user: "filing", password: "wrong-secret", sender: "")
            #expect(!"\(settings) \(String(reflecting: settings))".contains("wrong-secret"))
            let error = await #expect(throws: HTTPGateway.Fault.self) {
                try await KannelSender(settings: settings, gateway: gateway).send(
                    Self.text, to: PhoneNumber(text: "13800138001"), at: Instant(ms: 0))
            }
            #expect(error?.description == "Kannel answered 403")
        }
    }
}

/// A gateway of three processes on free ports of loopback.
private final class Kannel {
    static let password = "kannel-secret"
    private var processes: [Process] = []
    private var typing: [Pipe] = []
    private let output: URL
    private let port: Int

    struct Silent: Error {}

    var url: String { "http://127.0.0.1:\(self.port)/cgi-bin/sendsms" }

    static func with(_ body: (Kannel, HTTPGateway) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let kannel = try Kannel(in: folder)
            defer { kannel.stop() }
            try await kannel.start(in: folder)
            try await HTTPGateway.with { try await body(kannel, $0) }
        }
    }

    private let ports: [Int]

    private init(in folder: URL) throws {
        // Four neighbours below the range from which the system takes its own.
        let first = Int.random(in: 2_000...7_000) * 4
        self.ports = Array(first..<(first + 4))
        self.port = self.ports[2]
        self.output = folder.appendingPathComponent("network.log")
        try Data().write(to: self.output)
        try Data(
            """
            group = core
            admin-port = \(self.ports[0])
            admin-password = none
            smsbox-port = \(self.ports[1])
            box-allow-ip = 127.0.0.1
            store-location = \(folder.path)/store

            group = smsc
            smsc = fake
            host = 127.0.0.1
            port = \(self.ports[3])
            connect-allow-ip = 127.0.0.1

            group = smsbox
            bearerbox-host = 127.0.0.1
            bearerbox-port = \(self.ports[1])
            sendsms-port = \(self.port)
            global-sender = 10690000

            group = sendsms-user
            username = filing
            password = \(Self.password)
            max-messages = 5

            """.utf8
        ).write(to: folder.appendingPathComponent("kannel.conf"))
    }

    private func start(in folder: URL) async throws {
        let configuration = folder.appendingPathComponent("kannel.conf").path
        try self.run("/usr/sbin/bearerbox", ["-v", "4", configuration])
        try await self.listening(on: self.ports[3])
        try self.run(
            "/usr/lib/kannel/test/fakesmsc",
            ["-H", "127.0.0.1", "-r", "\(self.ports[3])", "-m", "0", "-v", "0"],
            to: try FileHandle(forWritingTo: self.output))
        try await self.listening(on: self.ports[1])
        try self.run("/usr/sbin/smsbox", ["-v", "4", configuration])
        try await self.listening(on: self.port)
    }

    private func run(
        _ program: String, _ arguments: [String], to output: FileHandle = .nullDevice
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = output
        // fakesmsc ends when nobody can type any more.
        let typing = Pipe()
        self.typing.append(typing)
        process.standardInput = typing
        try process.run()
        self.processes.append(process)
    }

    /// Waits until somebody listens.
    private func listening(on port: Int) async throws {
        for _ in 0..<200 {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(descriptor) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            if result == 0 { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Silent()
    }

    /// The line of the network's log that the test waits for.
    func arrived(_ isWanted: (Substring) -> Bool) async throws -> Substring {
        for _ in 0..<400 {
            let text = String(decoding: try Data(contentsOf: self.output), as: UTF8.self)
            if let line = text.split(separator: "\n").first(where: isWanted) { return line }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Silent()
    }

    /// The message's octets in a line of the log: `<FROM TO ucs-2 OCTETS>`, octets as in a form of
    /// HTML.
    static func octets(of line: Substring) -> [UInt8] {
        var rest = line.split(separator: " ").last?.dropLast().utf8[...] ?? ""[...].utf8[...]
        var octets: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): octets.append(0x20)
            case UInt8(ascii: "%"):
                octets +=
                    UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                    .map { [$0] } ?? []
                rest = rest.dropFirst(2)
            default: octets.append(byte)
            }
        }
        return octets
    }

    func stop() {
        for process in self.processes.reversed() {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }
}
