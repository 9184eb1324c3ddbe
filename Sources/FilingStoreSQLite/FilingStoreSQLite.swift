// SPDX-License-Identifier: Apache-2.0

// FilingStoreSQLite: one SQLite database through GRDB.
//
// One writer with group commit at synchronous=FULL, point reads on the calling thread, long reads on
// reader threads. No rules and no statements of its own.
//
//   write --> BoundedQueue --> writer thread: BEGIN, a savepoint a closure, COMMIT (one fsync),
//                                             observers, answers, now and then a checkpoint
//   point --> PointReaders     a free connection, locked for the microseconds of the call
//   read  --> BoundedQueue --> reader threads
//
// GRDB opens, configures and closes the connections; the statements run over SQLite's own
// interface, because a point read costs several times more through GRDB's rows and arguments.
