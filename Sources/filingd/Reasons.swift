// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain

/// Prints the registry of reasons: proto/REASONS.md is this command's output.
struct Reasons: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the registry of stable reasons as Markdown.")

    func run() { print(Reason.markdown) }
}
