// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A folder that is gone after a test.
package enum TemporaryFolder {
    /// Runs a body with a fresh folder.
    package static func with<R>(_ body: (URL) async throws -> R) async throws -> R {
        try await self.with(in: FileManager.default.temporaryDirectory, body)
    }

    /// Runs a body with a fresh folder that no disk has to be waited for, where there is such a place:
    /// for tests that commit thousands of times and are not about what survives.
    package static func inMemory<R>(_ body: (URL) async throws -> R) async throws -> R {
        let memory = URL(fileURLWithPath: "/dev/shm")
        let isThere = FileManager.default.isWritableFile(atPath: memory.path)
        return try await self.with(
            in: isThere ? memory : FileManager.default.temporaryDirectory, body)
    }

    private static func with<R>(
        in parent: URL, _ body: (URL) async throws -> R
    ) async throws -> R {
        let folder =
            parent
            .appendingPathComponent("filing-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            let result = try await body(folder)
            try FileManager.default.removeItem(at: folder)
            return result
        } catch {
            try FileManager.default.removeItem(at: folder)
            throw error
        }
    }
}
