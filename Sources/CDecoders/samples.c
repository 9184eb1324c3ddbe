// SPDX-License-Identifier: Apache-2.0
#include "CDecoders.h"

size_t filing_samples_row_bytes(const filing_samples *samples) {
    return ((size_t)samples->width * samples->components * samples->bits + 7) / 8;
}

// The high eight bits of a component, or an index as it is.
static uint32_t component(const filing_samples *samples, const uint8_t *row, size_t position) {
    uint32_t bits = samples->bits;
    if (bits == 16) return row[2 * position];
    if (bits == 8) return row[position];
    size_t bit = position * bits;
    uint32_t value = row[bit / 8] >> (8 - bits - bit % 8) & ((1u << bits) - 1);
    return samples->palette ? value : value * 255 / ((1u << bits) - 1);
}

static uint8_t gray_of(const filing_samples *samples, const uint8_t *row, size_t position) {
    uint32_t first = component(samples, row, position);
    if (samples->components == 1) return samples->palette ? samples->palette[first] : (uint8_t)first;
    uint32_t second = component(samples, row, position + 1);
    uint32_t third = component(samples, row, position + 2);
    uint32_t light = (77 * first + 150 * second + 29 * third) / 256;
    if (samples->components == 3) return (uint8_t)light;
    // CMYK is ink.
    return (uint8_t)((255 - light) * (255 - component(samples, row, position + 3)) / 255);
}

void filing_samples_gray(const filing_samples *samples, const uint8_t *row, uint8_t *gray) {
    for (uint32_t x = 0; x < samples->width; x++) {
        gray[x] = gray_of(samples, row, (size_t)x * samples->components);
    }
}
