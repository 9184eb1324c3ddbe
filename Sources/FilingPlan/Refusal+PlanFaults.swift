// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Refusal {
    /// Bytes of the faults that are told: the head of a reply has 4,096 in all.
    private static let faultBytes = 2_000

    /// A plan file with faults: how many, and the first lines.
    package init(_ error: PlanFaults) {
        var told = ""
        for fault in error.faults {
            let place = fault.place.isEmpty ? "" : "\(fault.place): "
            let line = "\(fault.line): \(place)\(fault.text.zh) \(fault.text.en)\n"
            guard told.utf8.count + line.utf8.count <= Self.faultBytes else { break }
            told += line
        }
        self.init(
            .planInvalid,
            [
                "count": .number(UInt64(error.faults.count)),
                "faults": .text(String(told.dropLast())),
            ])
    }
}
