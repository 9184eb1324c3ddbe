// SPDX-License-Identifier: Apache-2.0

// FilingVault: the bytes of materials on disk.
//
// Append, fsync, rename, erase. What a row promises is on the disk before the row is committed:
//
//   incoming/<upload>            grows chunk by chunk; its length is how far the upload came
//        | finish: whole, right digest, inspected, fsync of the file, rename,
//        v         fsync of the folder
//   objects/<two hex digits>/<blob>   never changes again
//
// A *blob* is a finished file; it has the number of the upload that brought it. Nothing is kept in
// memory between two calls, so after a crash the files alone tell the truth. No rows, no rules.
