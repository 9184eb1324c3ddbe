// SPDX-License-Identifier: Apache-2.0
//
// What FilingInspect needs of libjpeg-turbo (JPEG) and libqpdf (PDF): a decoder's error is a longjmp
// or a C++ exception, and neither may cross Swift. Here too is every loop that touches each pixel.
//
// Nothing here keeps a global, opens a file or logs. A pointer given in must live until the call
// returns, for filing_pdf_open until filing_pdf_close.
#ifndef FILING_DECODERS_H
#define FILING_DECODERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How a decoder came out.
typedef enum {
    FILING_SOUND = 0,
    /// The bytes end before the picture does.
    FILING_TRUNCATED = 1,
    /// The bytes contradict themselves; libjpeg's warnings count.
    FILING_CORRUPT = 2,
    /// A document that asks for a password, or was locked with one.
    FILING_ENCRYPTED = 3,
    /// Unpacked, it is larger than the bound.
    FILING_TOO_LARGE = 4,
} filing_outcome;

/// Position of the first `wanted` from `from` on; -1 if there is none.
ptrdiff_t filing_find(
    const uint8_t *bytes, size_t size, size_t from, const char *wanted, size_t wanted_size);

// --- Gray pictures, made smaller while they come row by row.

/// A picture of 8-bit gray whose long side is at most the bound, averaged by area, never enlarged.
typedef struct filing_picture filing_picture;

/// NULL without memory, if a side is 0, or if the picture has 2^32 pixels or more.
filing_picture *filing_picture_new(uint32_t width, uint32_t height, uint32_t longest);
void filing_picture_free(filing_picture *picture);
/// Adds a row of `width` gray values; rows beyond the height are ignored.
void filing_picture_row(filing_picture *picture, const uint8_t *gray);
/// Rows that came.
uint32_t filing_picture_rows(const filing_picture *picture);
/// The small picture: its size, and its values row by row.
const uint8_t *filing_picture_pixels(
    const filing_picture *picture, uint32_t *width, uint32_t *height);

// --- JPEG.

/// What a JPEG's headers say.
typedef struct {
    uint32_t width;
    uint32_t height;
    /// 1 gray, 3 colour, 4 CMYK.
    uint32_t components;
} filing_jpeg_facts;

/// Reads the headers only.
filing_outcome filing_jpeg_header(const uint8_t *bytes, size_t size, filing_jpeg_facts *facts);
/// Decodes every row, up to the end marker.
///
/// More than `scans` progressive scans are FILING_CORRUPT: each costs a walk over the picture.
filing_outcome filing_jpeg_decode(
    const uint8_t *bytes, size_t size, uint32_t scans, filing_picture *picture);

// --- Samples of a PDF's image that is no JPEG.

/// How samples are packed.
typedef struct {
    uint32_t width;
    /// Of a pixel: 1, 3 or 4.
    uint32_t components;
    /// Of a component: 1, 2, 4, 8 or 16.
    uint32_t bits;
    /// Gray value of each index, 256 of them; NULL if samples are colours.
    const uint8_t *palette;
} filing_samples;

/// Bytes of a packed row.
size_t filing_samples_row_bytes(const filing_samples *samples);
/// Turns a packed row into gray values, near enough for measuring contrast.
void filing_samples_gray(const filing_samples *samples, const uint8_t *row, uint8_t *gray);

// --- PDF.

/// What a document's objects say. Texts are ASCII and end in 0; empty = nothing of the kind.
typedef struct {
    /// Counted in the page tree, at most 10,000.
    uint32_t pages;
    uint32_t images;
    /// Which script or action was found.
    char active[24];
    /// Which kind of attachment was found.
    char embedded[24];
    /// Which part is damaged.
    char damaged[24];
} filing_pdf_facts;

/// How an image's samples come.
typedef enum {
    FILING_CODEC_SAMPLES = 0,
    FILING_CODEC_JPEG = 1,
    /// Fax, JBIG2, JPEG 2000, LZW, or a colour space without a known number of components: nothing
    /// here decodes it.
    FILING_CODEC_OTHER = 2,
} filing_codec;

/// One image object.
typedef struct {
    uint32_t width;
    uint32_t height;
    filing_codec codec;
    uint32_t components;
    uint32_t bits;
    bool has_palette;
    uint8_t palette[256];
} filing_pdf_image;

/// One page.
typedef struct {
    /// It has visible text, an inline image, an annotation, or many lines.
    bool has_marks;
    /// Images that it draws.
    uint32_t images;
} filing_pdf_page;

typedef struct filing_pdf filing_pdf;

/// Reads the structure: every object, the page tree, what each page draws.
///
/// Objects may unpack to `object_bytes`, page contents together as well.
filing_outcome filing_pdf_open(
    const uint8_t *bytes, size_t size, uint64_t object_bytes, filing_pdf **document,
    filing_pdf_facts *facts);
void filing_pdf_close(filing_pdf *document);
/// Pages count from 0; false beyond the last.
bool filing_pdf_page_at(const filing_pdf *document, uint32_t page, filing_pdf_page *result);
/// The number of an image that a page draws; false beyond the last.
bool filing_pdf_page_image(
    const filing_pdf *document, uint32_t page, uint32_t position, uint32_t *image);
/// Images count from 0; false beyond the last.
bool filing_pdf_image_at(const filing_pdf *document, uint32_t image, filing_pdf_image *result);
/// Unpacks an image: samples, or a JPEG's bytes, piece by piece.
///
/// `sink` returns false to end it. `limit_bytes` bounds what each of its filters gives.
filing_outcome filing_pdf_image_bytes(
    filing_pdf *document, uint32_t image, uint64_t limit_bytes, void *context,
    bool (*sink)(void *context, const uint8_t *bytes, size_t size));

#ifdef __cplusplus
}
#endif

#endif
