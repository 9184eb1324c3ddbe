// SPDX-License-Identifier: Apache-2.0

// FilingVault: the bytes of materials on disk.
//
// Append, fsync, rename, erase. What a row promises is on the disk before the row is committed:
//
//   incoming/<upload>            grows chunk by chunk, sealed; its pieces tell how far it came
//        | finish: whole, right digest, inspected, fsync of the file, rename,
//        v         fsync of the folder
//   objects/<two hex digits>/<blob>   never changes again
//
// Both are sequences of sealed *pieces* of 64 KiB: number, last flag and file are authenticated, so a
// range is read without the rest and nothing can be cut off or swapped.
//
// A *blob* is a finished file; it has the number of the upload that brought it. Nothing is kept in
// memory between two calls, so after a crash the files alone tell the truth. No rows, no rules.
