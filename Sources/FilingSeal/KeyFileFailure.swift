// SPDX-License-Identifier: Apache-2.0

/// Why a key file is not taken.
///
/// Says nothing about its contents.
package enum KeyFileFailure: Error, Hashable, Sendable, CaseIterable {
    /// Longer than any key file.
    case tooLarge
    /// The first line is not that of a known format, or the last one is not ended.
    case headerUnknown
    /// Not `root SECRET` and one or two lines `key VERSION SECRET` after the first.
    case linesUnexpected
    /// Not a number from 1 to 65535, or twice the same.
    case keyVersion
    /// Not 64 lower-case hexadecimal digits.
    case secretSize
    /// Not random: nearly all bytes are the same.
    case secretWeak
    /// A rotation has begun already.
    case rotationOpen
}
