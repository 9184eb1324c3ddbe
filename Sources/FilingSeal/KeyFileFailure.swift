// SPDX-License-Identifier: Apache-2.0

/// Why a key file is not taken.
///
/// Says nothing about its contents.
package enum KeyFileFailure: Error, Hashable, Sendable, CaseIterable {
    /// Longer than any key file.
    case tooLarge
    /// The first line is not `filing-key-file 1`.
    case headerUnknown
    /// Not exactly one line `key VERSION SECRET` after the first.
    case linesUnexpected
    /// Not a number from 1 to 65535.
    case keyVersion
    /// Not 64 lower-case hexadecimal digits.
    case secretSize
    /// Not random: nearly all bytes are the same.
    case secretWeak
}
