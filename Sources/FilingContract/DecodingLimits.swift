// SPDX-License-Identifier: Apache-2.0

/// The bounds of one decode.
public enum DecodingLimits {
    /// Memory every decode may use, in bytes, whatever the size of its input.
    ///
    /// 64 KiB: the small honest messages, whose C structs are many times their few bytes, need no
    /// larger factor.
    public static let arenaBase = 65_536

    /// Memory allowed beside that per byte of input.
    ///
    /// 8: the contract's long lists take 4 to 6 bytes of C structs per byte, the cheapest attack 60.
    /// Short `KeyValue` entries take more, but 1,000 of them fit into the base.
    public static let arenaFactor = 8

    /// Messages in messages, the outermost being 0.
    ///
    /// 8: the contract's deepest message is 3, and a test keeps it below this number. Fields the
    /// schema does not know are skipped by their length and nest nothing.
    public static let maxDepth = 8
}
