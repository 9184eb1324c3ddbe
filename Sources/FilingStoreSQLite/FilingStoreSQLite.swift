// SPDX-License-Identifier: Apache-2.0

// FilingStoreSQLite: one SQLite database through GRDB.
//
// One writer with group commit at synchronous=FULL, point reads on the calling thread, long reads on
// reader threads. No rules and no statements of its own.
