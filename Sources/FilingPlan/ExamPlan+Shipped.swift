// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension ExamPlan {
    /// The plan that ships with the programs: `sw-2026.yaml` beside this file.
    package static let shipped: ExamPlan = {
        do {
            return try ExamPlan(text: Self.shippedText)
        } catch {
            preconditionFailure("sw-2026.yaml has faults: run filingd check-plan on it")
        }
    }()

    /// Its text, with all comments.
    package static let shippedText = String(
        decoding: PackageResources.sw_2026_yaml, as: UTF8.self)
}
