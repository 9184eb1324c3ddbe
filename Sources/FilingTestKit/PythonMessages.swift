// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The contract's messages for Python, as a foreign client makes them.
package enum PythonMessages {
    /// protoc said no.
    package struct NotGenerated: Error {}

    /// Generates them.
    package static func generate(into folder: URL) async throws {
        let proto = Fixtures.repository.appendingPathComponent("proto").path
        let files = try FileManager.default.subpathsOfDirectory(atPath: proto)
            .filter { $0.hasSuffix(".proto") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/protoc")
        process.arguments = ["-I\(proto)", "--python_out=\(folder.path)"] + files
        process.currentDirectoryURL = URL(fileURLWithPath: proto)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NotGenerated() }
    }
}
