// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include <string.h>

#include "CDecoders.h"

ptrdiff_t filing_find(
    const uint8_t *bytes, size_t size, size_t from, const char *wanted, size_t wanted_size) {
    if (from > size) return -1;
    const uint8_t *found = memmem(bytes + from, size - from, wanted, wanted_size);
    return found ? found - bytes : -1;
}
