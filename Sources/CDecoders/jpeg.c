// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "CDecoders.h"

// libjpeg's own interface and not TurboJPEG's: it gives row after row, so that a picture of 50
// megapixels needs some rows and not all of them, and it tells running out of bytes from damage.

// Coefficients of a progressive picture of 50 megapixels in four full components, and its tables.
enum { memory_limit_bytes = 448 * 1024 * 1024 };

typedef struct {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    jmp_buf way_out;
    filing_outcome outcome;
    uint32_t scans;
    JSAMPROW row;
    uint8_t *gray;
} decoder;

static void leave(decoder *self, filing_outcome outcome) {
    self->outcome = outcome;
    longjmp(self->way_out, 1);
}

static void on_error(j_common_ptr info) {
    decoder *self = info->client_data;
    leave(self, info->err->msg_code == JERR_OUT_OF_MEMORY ||
                        info->err->msg_code == JERR_NO_BACKING_STORE
                    ? FILING_TOO_LARGE
                    : FILING_CORRUPT);
}

static void on_message(j_common_ptr info, int level) {
    if (level >= 0) return;
    switch (info->err->msg_code) {
    // About metadata: every pixel is as it was meant.
    case JWRN_JFIF_MAJOR:
    case JWRN_ADOBE_XFORM:
    case JWRN_BOGUS_ICC: return;
    default: leave(info->client_data, FILING_CORRUPT);
    }
}

static void on_output(j_common_ptr info) { (void)info; }

static void on_progress(j_common_ptr info) {
    decoder *self = info->client_data;
    if ((uint32_t)self->info.input_scan_number > self->scans) leave(self, FILING_CORRUPT);
}

static void start_source(j_decompress_ptr info) { (void)info; }

static boolean on_empty(j_decompress_ptr info) {
    leave(info->client_data, FILING_TRUNCATED);
    return FALSE;
}

static void skip(j_decompress_ptr info, long count) {
    if (count <= 0) return;
    if ((size_t)count > info->src->bytes_in_buffer) leave(info->client_data, FILING_TRUNCATED);
    info->src->next_input_byte += count;
    info->src->bytes_in_buffer -= (size_t)count;
}

static void end_source(j_decompress_ptr info) { (void)info; }

static void set_up(decoder *self) {
    self->info.err = jpeg_std_error(&self->errors);
    self->errors.error_exit = on_error;
    self->errors.emit_message = on_message;
    self->errors.output_message = on_output;
    self->info.client_data = self;
}

static void begin(decoder *self, const uint8_t *bytes, size_t size) {
    jpeg_create_decompress(&self->info);
    self->info.client_data = self;
    self->info.mem->max_memory_to_use = memory_limit_bytes;
    self->progress.progress_monitor = on_progress;
    self->info.progress = &self->progress;
    self->source.init_source = start_source;
    self->source.fill_input_buffer = on_empty;
    self->source.skip_input_data = skip;
    self->source.resync_to_restart = jpeg_resync_to_restart;
    self->source.term_source = end_source;
    self->source.next_input_byte = bytes;
    self->source.bytes_in_buffer = size;
    self->info.src = &self->source;
    if (jpeg_read_header(&self->info, TRUE) != JPEG_HEADER_OK) leave(self, FILING_CORRUPT);
    int components = self->info.num_components;
    if (components != 1 && components != 3 && components != 4) leave(self, FILING_CORRUPT);
}

static filing_outcome end(decoder *self) {
    filing_outcome outcome = self->outcome;
    jpeg_destroy_decompress(&self->info);
    free(self->row);
    free(self->gray);
    free(self);
    return outcome;
}

filing_outcome filing_jpeg_header(const uint8_t *bytes, size_t size, filing_jpeg_facts *facts) {
    memset(facts, 0, sizeof *facts);
    decoder *self = calloc(1, sizeof *self);
    if (!self) return FILING_TOO_LARGE;
    set_up(self);
    if (setjmp(self->way_out) == 0) {
        self->scans = UINT32_MAX;
        begin(self, bytes, size);
        facts->width = self->info.image_width;
        facts->height = self->info.image_height;
        facts->components = (uint32_t)self->info.num_components;
    }
    return end(self);
}

// Adobe's programs store CMYK as what is left of white; everybody else as ink.
static void cmyk_to_gray(const uint8_t *row, uint32_t width, bool is_inverted, uint8_t *gray) {
    uint8_t flip = is_inverted ? 0 : 255;
    for (uint32_t x = 0; x < width; x++, row += 4) {
        uint32_t cyan = row[0] ^ flip, magenta = row[1] ^ flip, yellow = row[2] ^ flip;
        uint32_t light = 77 * cyan + 150 * magenta + 29 * yellow;
        gray[x] = (uint8_t)(light * (row[3] ^ flip) / (256 * 255));
    }
}

filing_outcome filing_jpeg_decode(
    const uint8_t *bytes, size_t size, uint32_t scans, filing_picture *picture) {
    decoder *self = calloc(1, sizeof *self);
    if (!self) return FILING_TOO_LARGE;
    set_up(self);
    if (setjmp(self->way_out) == 0) {
        self->scans = scans;
        begin(self, bytes, size);
        bool is_cmyk = self->info.num_components == 4;
        self->info.out_color_space = is_cmyk ? JCS_CMYK : JCS_GRAYSCALE;
        jpeg_start_decompress(&self->info);
        uint32_t width = self->info.output_width;
        self->row = malloc((size_t)width * 4);
        self->gray = malloc(width);
        if (!self->row || !self->gray) leave(self, FILING_TOO_LARGE);
        while (self->info.output_scanline < self->info.output_height) {
            if (jpeg_read_scanlines(&self->info, &self->row, 1) != 1) leave(self, FILING_CORRUPT);
            if (is_cmyk) cmyk_to_gray(self->row, width, self->info.saw_Adobe_marker, self->gray);
            filing_picture_row(picture, is_cmyk ? self->gray : self->row);
        }
        jpeg_finish_decompress(&self->info);
    }
    return end(self);
}
