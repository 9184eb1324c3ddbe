// SPDX-License-Identifier: Apache-2.0
//
// libqpdf unpacks a stream as far as it goes: 2 MiB of Flate can become 2 GiB, twice Flate a
// thousand times that. These filters take the place of its own and stop at a bound.
#pragma once

#include <cstdint>
#include <qpdf/Pipeline.hh>

namespace filing {

/// How much the filters of this thread may still give, and how they came out.
struct Budget {
    std::uint64_t left_bytes;
    bool is_exceeded = false;
    bool is_damaged = false;

    /// Makes this the thread's budget until it is destroyed.
    explicit Budget(std::uint64_t bytes);
    ~Budget();
    Budget(Budget const&) = delete;
    Budget& operator=(Budget const&) = delete;

  private:
    Budget* outer;
};

/// Puts the filters in place, once for the process.
void install_filters();

}  // namespace filing
