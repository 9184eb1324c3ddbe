// SPDX-License-Identifier: Apache-2.0

import FilingTestKit
import FilingTransport
import Foundation
import Testing

/// Certificates change while the server serves.
@Suite(.timeLimit(.minutes(1))) struct TLSReloadTests {
    @Test func `a new certificate is shown to new connections, and open ones live on`()
        async throws
    {
        try await TLSFixture.run { fixture in
            let old = try await fixture.toy.connectToTLS(fixture.client())
            try await old.greet()
            try await fixture.certificates.authority("next")
            try await fixture.certificates.issue("server", days: 9, by: "next")
            let before = fixture.identity.times
            try fixture.identity.reload()
            #expect(fixture.identity.times.notAfterMs > before.notAfterMs)
            let new = try await fixture.toy.connectToTLS(fixture.client(trusting: "next"))
            try await new.greet()
            try await new.echo(1)
            try await old.echo(1)
            await #expect(throws: TLSFailure.self) {
                _ = try await fixture.toy.connectToTLS(fixture.client())
            }
        }
    }

    @Test func `broken files change nothing and say what is wrong`() async throws {
        try await TLSFixture.run { fixture in
            try await fixture.certificates.issue("other")
            let files = FileManager.default
            func breaking(
                _ file: String, _ change: (String) throws -> Void, says text: String
            ) throws {
                let path = fixture.certificates.path(file)
                let kept = try Data(contentsOf: URL(fileURLWithPath: path))
                try change(path)
                let fault = #expect(throws: TLSFault.self) { try fixture.identity.reload() }
                #expect(fault?.description.contains(text) == true, "\(fault as Any)")
                try kept.write(to: URL(fileURLWithPath: path))
                #expect(chmod(path, 0o600) == 0)
            }
            try breaking(
                "server.pem", { try Data("x".utf8).write(to: URL(fileURLWithPath: $0)) },
                says: "holds no certificate in PEM form")
            try breaking(
                "server.pem", { try files.removeItem(atPath: $0) },
                says: "cannot be opened: error 2")
            try breaking("server.key", { #expect(chmod($0, 0o640) == 0) }, says: "mode 640")
            try breaking(
                "server.key", { try Data("x".utf8).write(to: URL(fileURLWithPath: $0)) },
                says: "holds no private key")
            try breaking(
                "server.key",
                { path in
                    let other = URL(fileURLWithPath: fixture.certificates.path("other.key"))
                    try Data(contentsOf: other).write(to: URL(fileURLWithPath: path))
                    #expect(chmod(path, 0o600) == 0)
                }, says: "do not go together")
            let peer = try await fixture.toy.connectToTLS(fixture.client())
            try await peer.greet()
            // The same files whole again are taken.
            try fixture.identity.reload()
        }
    }
}
