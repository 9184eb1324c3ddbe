// SPDX-License-Identifier: Apache-2.0
#include <cstring>
#include <memory>
#include <new>
#include <stdexcept>

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>

#include "CDecoders.h"
#include "pdf_filters.hpp"
#include "pdf_scan.hpp"

// No exception leaves this file: each function that calls libqpdf ends in `guarded`.

struct filing_pdf {
    QPDF document;
    std::vector<QPDFObjectHandle> images;
    std::vector<filing_pdf_image> facts;
    std::vector<filing::Page> pages;
};

namespace {

template <typename Body> filing_outcome guarded(Body body) {
    try {
        return body();
    } catch (std::bad_alloc const&) {
        return FILING_TOO_LARGE;
    } catch (QPDFExc const& error) {
        // libqpdf calls only encryption that it does not know unsupported.
        bool is_locked = error.getErrorCode() == qpdf_e_password ||
            error.getErrorCode() == qpdf_e_unsupported;
        return is_locked ? FILING_ENCRYPTED : FILING_CORRUPT;
    } catch (...) {
        return FILING_CORRUPT;
    }
}

template <size_t size> void copy(std::string const& text, char (&into)[size]) {
    std::strncpy(into, text.c_str(), size - 1);
    into[size - 1] = 0;
}

filing_outcome read(
    filing_pdf& pdf, uint8_t const* bytes, size_t size, filing::Budget const& budget,
    filing_pdf_facts& facts) {
    pdf.document.setSuppressWarnings(true);
    // What readers must repair is not what its author wrote.
    pdf.document.setAttemptRecovery(false);
    copy("xref", facts.damaged);
    pdf.document.processMemoryFile("file", reinterpret_cast<char const*>(bytes), size);
    if (pdf.document.isEncrypted()) return FILING_ENCRYPTED;
    copy("object", facts.damaged);
    filing::Scan scan(pdf.document);
    try {
        scan.run();
        pdf.images = scan.images;
        for (auto& image : pdf.images) pdf.facts.push_back(filing::describe_image(image));
    } catch (filing::Damage const& damage) {
        copy(damage.part, facts.damaged);
        return budget.is_exceeded ? FILING_TOO_LARGE : FILING_CORRUPT;
    }
    pdf.pages = scan.pages;
    facts.pages = scan.page_count;
    facts.images = static_cast<uint32_t>(pdf.images.size());
    copy(scan.active, facts.active);
    copy(scan.embedded, facts.embedded);
    if (budget.is_exceeded) return FILING_TOO_LARGE;
    if (pdf.document.anyWarnings() || budget.is_damaged) return FILING_CORRUPT;
    if (scan.page_count == 0) {
        copy("page-tree", facts.damaged);
        return FILING_CORRUPT;
    }
    copy("", facts.damaged);
    return FILING_SOUND;
}

/// Hands on what comes until the receiver has enough.
class Sink final : public Pipeline {
  public:
    Sink(void* context, bool (*sink)(void*, uint8_t const*, size_t))
        : Pipeline("sink", nullptr), context(context), sink(sink) {}

    void write(unsigned char const* data, size_t size) override {
        if (!has_enough && !sink(context, data, size)) has_enough = true;
        if (has_enough) throw std::runtime_error("enough");
    }

    void finish() override {}

    bool has_enough = false;

  private:
    void* context;
    bool (*sink)(void*, uint8_t const*, size_t);
};

}  // namespace

filing_outcome filing_pdf_open(
    uint8_t const* bytes, size_t size, uint64_t object_bytes, filing_pdf** document,
    filing_pdf_facts* facts) {
    *document = nullptr;
    std::memset(facts, 0, sizeof *facts);
    return guarded([&] {
        filing::install_filters();
        filing::Budget budget(object_bytes);
        auto pdf = std::make_unique<filing_pdf>();
        filing_outcome outcome = read(*pdf, bytes, size, budget, *facts);
        if (outcome == FILING_SOUND) *document = pdf.release();
        return outcome;
    });
}

void filing_pdf_close(filing_pdf* document) {
    guarded([&] {
        delete document;
        return FILING_SOUND;
    });
}

bool filing_pdf_page_at(filing_pdf const* document, uint32_t page, filing_pdf_page* result) {
    if (page >= document->pages.size()) return false;
    result->has_marks = document->pages[page].has_marks;
    result->images = static_cast<uint32_t>(document->pages[page].images.size());
    return true;
}

bool filing_pdf_page_image(
    filing_pdf const* document, uint32_t page, uint32_t position, uint32_t* image) {
    if (page >= document->pages.size()) return false;
    auto const& images = document->pages[page].images;
    if (position >= images.size()) return false;
    *image = images[position];
    return true;
}

bool filing_pdf_image_at(filing_pdf const* document, uint32_t image, filing_pdf_image* result) {
    if (image >= document->facts.size()) return false;
    *result = document->facts[image];
    return true;
}

filing_outcome filing_pdf_image_bytes(
    filing_pdf* document, uint32_t image, uint64_t limit_bytes, void* context,
    bool (*receive)(void* context, uint8_t const* bytes, size_t size)) {
    if (image >= document->images.size()) return FILING_CORRUPT;
    return guarded([&] {
        filing::Budget budget(limit_bytes);
        Sink sink(context, receive);
        bool is_unpacked = false;
        bool is_done = document->images[image].pipeStreamData(
            &sink, &is_unpacked, 0, qpdf_dl_generalized, true);
        if (sink.has_enough) return FILING_SOUND;
        if (budget.is_exceeded) return FILING_TOO_LARGE;
        return is_done && is_unpacked && !budget.is_damaged ? FILING_SOUND : FILING_CORRUPT;
    });
}
