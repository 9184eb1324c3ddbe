// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingInspect
import Foundation
import Testing

/// The sample files and the verdicts expected of them: FILING_SAMPLES, or ../shared/samples.
private struct Samples: Decodable {
    struct File: Decodable, CustomTestStringConvertible {
        let path: String
        let kind: String
        let reason: String?
        let alternatives: [String]?
        /// Variance of the Laplacian at 1,000 pixels, as OpenCV measured it.
        let lapVar1000: Double?

        var testDescription: String { self.path }

        enum CodingKeys: String, CodingKey {
            case path, kind, reason, alternatives
            case lapVar1000 = "lap_var_1000"
        }
    }

    let files: [File]

    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["FILING_SAMPLES"] {
            return URL(fileURLWithPath: path)
        }
        var repository = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { repository.deleteLastPathComponent() }
        return repository.appendingPathComponent("../shared/samples").standardized
    }()

    /// Empty if the samples are not here.
    static let all: [File] = {
        do {
            let manifest = try Data(contentsOf: folder.appendingPathComponent("manifest.json"))
            return try JSONDecoder().decode(Samples.self, from: manifest).files
        } catch {
            return []
        }
    }()
}

@Suite(.enabled(if: !Samples.all.isEmpty, "the samples are not beside this repository"))
struct SampleVerdictTests {
    /// The manifest's words for reasons that the service names otherwise.
    private static let words = [
        "FILE_EMPTY": "EMPTY", "FILE_TOO_LARGE": "TOO_LARGE", "NOT_JPEG_OR_PDF": "NOT_PDF",
    ]

    private static func judge(_ file: Samples.File) throws -> String {
        let kind = MaterialKind.allCases.first {
            $0.token == file.kind.replacingOccurrences(of: "_", with: "-")
        }
        let bytes = Array(try Data(contentsOf: Samples.folder.appendingPathComponent(file.path)))
        let verdict = MaterialVerdict.inspect(bytes, kind: try #require(kind))
        guard let token = verdict.refusal?.reason.token else { return "ACCEPT" }
        return Self.words[token] ?? token
    }

    @Test(arguments: Samples.all)
    fileprivate func `each sample is judged as expected`(file: Samples.File) throws {
        let verdict = try Self.judge(file)
        let expected = file.reason ?? "ACCEPT"
        if let alternatives = file.alternatives {
            print("doubtful: \(file.path): \(verdict), the manifest's first is \(expected)")
            #expect(([expected] + alternatives).contains(verdict))
        } else {
            #expect(verdict == expected)
        }
    }

    /// Figures for the log; nothing is asserted of a machine's speed.
    @Test func `how long a verdict takes`() throws {
        var times: [(ms: Double, path: String)] = []
        for file in Samples.all {
            let begun = ContinuousClock.now
            _ = try Self.judge(file)
            let took = (ContinuousClock.now - begun).components
            times.append((Double(took.seconds) * 1e3 + Double(took.attoseconds) / 1e15, file.path))
        }
        times.sort { $0.ms < $1.ms }
        let last = try #require(times.last)
        print(
            "verdicts: \(times.count), median \(Int(times[times.count / 2].ms)) ms,",
            "longest \(Int(last.ms)) ms (\(last.path))")
        #expect(times.count == Samples.all.count)
    }
}
