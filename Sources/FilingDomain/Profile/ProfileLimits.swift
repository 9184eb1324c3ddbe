// SPDX-License-Identifier: Apache-2.0

/// The sizes of a profile, as the comments of proto/filing/v1/profile.proto promise them.
package enum ProfileLimits {
    /// Nobody has more than a handful; a change of school gives one each.
    package static let educationRecords = 1...10
    /// A life of short contracts fits.
    package static let workPeriods = 0...50
    /// Two levels, lost and issued again.
    package static let certificates = 0...5
    /// Unicode scalars of a major, school, employer or post: the longest official names have 60.
    package static let nameLengths = 1...100
    /// Unicode scalars of a certificate's number as printed; diplomas have 16 to 18.
    package static let numberLengths = 1...40
    /// Letters and digits of a CHSI online verification code: 12 in old reports, 16 or 18 today.
    package static let chsiCodeLengths = 12...20
    /// Dates earlier than this are typing errors.
    package static let earliestYear = 1900
    /// The year of the exam: its graduates may state a day of graduation that is still to come.
    ///
    /// One exam is known until exam plans become data of their own.
    package static let examYear = 2026
}
