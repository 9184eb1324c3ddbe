// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// One thing that is wrong with a plan file, for the person who edits it.
package struct PlanFault: Hashable, Sendable {
    /// From 1; the line of the wrong entry, or of the section that lacks one.
    package let line: Int
    /// Where, such as `rules.paths[2].years`; empty for the file as a whole.
    package let place: String
    /// What is wrong and what is expected, one sentence.
    package let text: Text

    package init(line: Int, place: String, text: Text) {
        self.line = line
        self.place = place
        self.text = text
    }
}

/// Every fault of a plan file, by line.
package struct PlanFaults: Error, Hashable, Sendable {
    /// At least one.
    package let faults: [PlanFault]
}
