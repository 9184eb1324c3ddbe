// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Asks outside services over HTTP, within bounds.
package final class HTTPGateway: Sendable {
    private let client: HTTPClient

    /// Bytes of an answer that are looked at.
    static let answerLimitBytes = 16 * 1_024
    private let timeout: Duration

    /// - Parameter timeout: for a whole answer, from the connection to the last byte of its body.
    package init(timeout: Duration = .seconds(5)) {
        self.timeout = timeout
        let step = TimeAmount(timeout)
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = step
        configuration.timeout.read = step
        self.client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// What a service answered.
    struct Answer: Sendable {
        let status: UInt
        let body: [UInt8]
    }

    /// A service was asked and gave no answer that can be used; never what it was asked.
    package struct Fault: Error, Hashable, CustomStringConvertible {
        package let description: String
    }

    /// Sends one request.
    ///
    /// - Throws: `Fault` when there is no answer in time, or a longer one than is looked at.
    func send(
        _ method: HTTPMethod, _ url: String, headers: [(String, String)], body: [UInt8] = []
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if !body.isEmpty { request.body = .bytes(body) }
        do {
            return try await self.answer(to: request)
        } catch let fault as Fault {
            throw fault
        } catch let error as HTTPClientError {
            throw Fault(description: "no answer: \(error.shortDescription)")
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // Whatever the client says may hold the address with what was asked.
            throw Fault(description: "no answer: \(type(of: error))")
        }
    }

    /// The whole answer, or none.
    ///
    /// The client's own timeout ends with the head of an answer, and a service that drips bytes never
    /// idles long enough for the one between reads: so a clock runs beside.
    private func answer(to request: HTTPClientRequest) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                let response = try await self.client.execute(
                    request, timeout: TimeAmount(self.timeout))
                let bytes = try await response.body.collect(upTo: Self.answerLimitBytes)
                return Answer(status: response.status.code, body: Array(bytes.readableBytesView))
            }
            group.addTask {
                try await Task.sleep(for: self.timeout)
                throw Fault(description: "no whole answer in time")
            }
            guard let answer = try await group.next() else {
                preconditionFailure("a group with two tasks has a first one to end")
            }
            return answer
        }
    }

    /// Ends the connections.
    package func shutdown() async throws { try await self.client.shutdown() }

    /// Refuses what is not an address of HTTP.
    ///
    /// - Throws: `Fault`.
    static func checked(_ url: String) throws(Fault) -> String {
        guard url.hasPrefix("http://") || url.hasPrefix("https://"),
            url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw Fault(description: "\(url) is not an http or https address")
        }
        return url
    }
}
