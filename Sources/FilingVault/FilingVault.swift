// SPDX-License-Identifier: Apache-2.0

// FilingVault: the bytes of materials on disk.
//
// Append, fsync, rename, erase. What a row promises is on the disk before the row is committed.
