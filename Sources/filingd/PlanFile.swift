// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingPlan
import FilingServer
import Foundation

/// The plan file that an operator names.
enum PlanFile {
    /// The plan that the settings name, or the one that ships.
    ///
    /// - Throws: an exit code after every fault on standard error.
    static func plan(_ settings: Settings) throws -> ExamPlan {
        guard !settings.planFile.isEmpty else { return .shipped }
        return try Self.plan(settings.planFile)
    }

    /// The plan in a file.
    ///
    /// - Throws: an exit code after every fault on standard error.
    static func plan(_ file: String) throws -> ExamPlan {
        let bytes = try Self.bytes(of: file)
        let plan: ExamPlan
        do throws(PlanFaults) {
            plan = try ExamPlan(bytes: bytes)
        } catch {
            for fault in error.faults {
                StandardError.write(Self.line(fault, of: file))
            }
            throw ExitCode(2)
        }
        guard plan.exam == .socialWork2026 else {
            StandardError.write(
                "\(file): 本版本只受理 \(ExamCode.socialWork2026.rawValue)。 "
                    + "This version takes filings for that exam only.")
            throw ExitCode(2)
        }
        return plan
    }

    /// At most one byte more than a plan may have: that is enough to refuse it.
    ///
    /// - Throws: an exit code after a sentence on standard error.
    static func bytes(of file: String) throws -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            defer { handle.closeFile() }
            return Array(try handle.read(upToCount: PlanLimits.sizeBytes + 1) ?? Data())
        } catch {
            StandardError.write("\(file): 无法读取文件。 The file cannot be read.")
            throw ExitCode(1)
        }
    }

    /// A fault as editors and people read it.
    static func line(_ fault: PlanFault, of file: String) -> String {
        let place = fault.place.isEmpty ? "" : " \(fault.place):"
        return "\(file):\(fault.line):\(place) \(fault.text.zh)\n    \(fault.text.en)"
    }
}
