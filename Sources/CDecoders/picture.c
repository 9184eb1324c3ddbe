// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>

#include "CDecoders.h"

// Area reduction in whole numbers: along an axis each of `from` source pixels covers `to` units and
// each of `to` target pixels covers `from` units, so both sides have from * to. With sides up to
// 65,535 a target pixel's sum stays below 255 * 2^32.
struct filing_picture {
    uint32_t from_width, from_height;
    uint32_t width, height;
    uint32_t rows;
    uint64_t *line;  // a source row, reduced along x: width sums of from_width units
    uint64_t *sums;  // the target row under way
    uint32_t need;   // units of y that the target row still lacks
    uint32_t done;   // target rows that are complete
    uint8_t *pixels;
};

filing_picture *filing_picture_new(uint32_t width, uint32_t height, uint32_t longest) {
    uint32_t side = width > height ? width : height;
    if (width == 0 || height == 0 || (uint64_t)width * height > UINT32_MAX) return NULL;
    filing_picture *picture = calloc(1, sizeof *picture);
    if (!picture) return NULL;
    picture->from_width = picture->width = width;
    picture->from_height = picture->height = height;
    if (side > longest) {
        picture->width = (uint32_t)(((uint64_t)width * longest + side / 2) / side);
        picture->height = (uint32_t)(((uint64_t)height * longest + side / 2) / side);
        if (picture->width == 0) picture->width = 1;
        if (picture->height == 0) picture->height = 1;
    }
    picture->need = height;
    picture->line = calloc(picture->width, sizeof *picture->line);
    picture->sums = calloc(picture->width, sizeof *picture->sums);
    picture->pixels = calloc(picture->width, picture->height);
    if (picture->line && picture->sums && picture->pixels) return picture;
    filing_picture_free(picture);
    return NULL;
}

void filing_picture_free(filing_picture *picture) {
    if (!picture) return;
    free(picture->line);
    free(picture->sums);
    free(picture->pixels);
    free(picture);
}

static void reduce_line(filing_picture *picture, const uint8_t *gray) {
    uint32_t need = picture->from_width, target = 0;
    uint64_t sum = 0;
    for (uint32_t x = 0; x < picture->from_width; x++) {
        uint32_t units = picture->width;
        if (units >= need) {
            // At most one target pixel ends within a source pixel: nothing is enlarged.
            picture->line[target++] = sum + (uint64_t)gray[x] * need;
            units -= need;
            sum = 0;
            need = picture->from_width;
        }
        sum += (uint64_t)gray[x] * units;
        need -= units;
    }
}

static void add_line(filing_picture *picture, uint32_t units) {
    for (uint32_t x = 0; x < picture->width; x++) picture->sums[x] += picture->line[x] * units;
}

static void finish_row(filing_picture *picture) {
    uint64_t area = (uint64_t)picture->from_width * picture->from_height;
    uint8_t *row = picture->pixels + (size_t)picture->done * picture->width;
    for (uint32_t x = 0; x < picture->width; x++) {
        row[x] = (uint8_t)((picture->sums[x] + area / 2) / area);
        picture->sums[x] = 0;
    }
    picture->done += 1;
    picture->need = picture->from_height;
}

void filing_picture_row(filing_picture *picture, const uint8_t *gray) {
    if (picture->rows >= picture->from_height) return;
    picture->rows += 1;
    reduce_line(picture, gray);
    uint32_t units = picture->height;
    if (units >= picture->need) {
        uint32_t part = picture->need;
        add_line(picture, part);
        finish_row(picture);
        units -= part;
    }
    add_line(picture, units);
    picture->need -= units;
}

uint32_t filing_picture_rows(const filing_picture *picture) { return picture->rows; }

const uint8_t *filing_picture_pixels(
    const filing_picture *picture, uint32_t *width, uint32_t *height) {
    *width = picture->width;
    *height = picture->done;
    return picture->pixels;
}
