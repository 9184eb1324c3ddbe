// SPDX-License-Identifier: Apache-2.0

import FilingTestKit
import Foundation
import Testing

/// `filingd check-plan` as an official runs it.
struct CheckPlanTests {
    @Test func `the plan that is printed has no faults`() async throws {
        let plan = try Self.run(["--print-default"])
        #expect(plan.status == 0)
        try await TemporaryFolder.with { folder in
            let file = folder.appendingPathComponent("plan.yaml")
            try Data(plan.output.utf8).write(to: file)
            let checked = try Self.run([file.path])
            #expect(checked.status == 0)
            #expect(checked.output.contains("sw-2026, 2026-1"))
        }
    }

    @Test func `every fault is told with file, line and a sentence in both languages`() async throws
    {
        let plan = try Self.run(["--print-default"]).output
        try await TemporaryFolder.with { folder in
            let file = folder.appendingPathComponent("plan.yaml")
            let spoilt = plan.replacing("cut-off: 2026-12-31", with: "cut-off: 2026-12-32")
                .replacing("NO_SEAL", with: "NO_STAMP")
            try Data(spoilt.utf8).write(to: file)
            let checked = try Self.run([file.path])
            #expect(checked.status == 2)
            let lines = checked.output.split(separator: "\n")
            #expect(lines.count == 5)
            #expect(lines[0].hasPrefix("\(file.path):21: cut-off: “2026-12-32”不是有效日期"))
            #expect(lines[1].contains("`2026-12-32` is no date that exists"))
            #expect(lines[4].contains("2 faults"))
            let json = try Self.run([file.path, "--json"])
            #expect(json.status == 2)
            #expect(json.output.contains("\"line\" : 21"))
        }
    }

    @Test func `a file that is not there, and no file at all`() throws {
        #expect(try Self.run(["/nowhere/plan.yaml"]).status == 1)
        #expect(try Self.run([]).status == 2)
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = ServerProcess.programs.appendingPathComponent("filingd")
        process.arguments = ["check-plan"] + arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
