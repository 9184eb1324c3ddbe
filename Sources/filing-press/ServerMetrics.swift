// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The metrics page of the server under load.
struct ServerMetrics {
    /// On loopback.
    let port: Int

    /// A metric without labels.
    func value(_ name: String) throws -> Double {
        let line = try self.page().split(whereSeparator: \.isNewline).first {
            $0.hasPrefix("\(name) ")
        }
        guard let value = line.flatMap({ Double($0.dropFirst(name.count + 1)) }) else {
            throw LoadConnection.Broken(step: "no metric \(name)")
        }
        return value
    }

    private func page() throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: self.port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw LoadConnection.Broken(step: "metrics \(errno)") }
        let request = Array(
            "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw LoadConnection.Broken(step: "metrics \(errno)")
        }
        var page: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return String(decoding: page, as: UTF8.self) }
            page.append(contentsOf: buffer[..<count])
        }
    }
}
