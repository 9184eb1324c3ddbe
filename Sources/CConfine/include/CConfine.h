// SPDX-License-Identifier: Apache-2.0
#ifndef FILING_CONFINE_H
#define FILING_CONFINE_H

#include <stdint.h>

/// What a process has given up, as bits.
enum {
    FILING_CONFINED_LIMITS = 1,
    FILING_CONFINED_PRIVILEGES = 2,
    FILING_CONFINED_SECCOMP = 4,
};

/// Gives up for good what an inspection does not need; returns the bits that took hold.
///
/// Files: all but the first three are closed. Limits: memory as given beyond what is mapped already, no file may grow, no file may be opened, no
/// process started, no core written. Privileges: none can be gained. Seccomp: only reading and
/// writing what is open, memory that is not code, locks, the clock and the end; anything else ends
/// the process.
uint32_t filing_confine(uint64_t memory_bytes);

#endif
