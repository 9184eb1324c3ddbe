// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A folder that is gone after a test.
package enum TemporaryFolder {
    /// Runs a body with a fresh folder.
    package static func with<R>(_ body: (URL) async throws -> R) async throws -> R {
        let folder = FileManager.default.temporaryDirectory
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
