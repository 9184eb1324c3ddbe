// SPDX-License-Identifier: Apache-2.0
//
// What one document holds, found without recursion: attackers choose how deep objects nest.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <qpdf/QPDF.hh>

#include "CDecoders.h"

namespace filing {

/// A part of a document that is damaged, by its token.
struct Damage {
    char const* part;
};

struct Page {
    bool has_marks = false;
    std::vector<std::uint32_t> images;
};

/// Reads a document's objects into flat lists.
class Scan {
  public:
    explicit Scan(QPDF& document) : document(document) {}

    /// Everything.
    ///
    /// Throws Damage, and what libqpdf throws.
    void run();

    std::vector<QPDFObjectHandle> images;
    std::vector<Page> pages;
    std::uint32_t page_count = 0;
    std::string active;
    std::string embedded;

  private:
    QPDF& document;
    std::map<QPDFObjGen, std::uint32_t> image_numbers;

    void look_at(QPDFObjectHandle object);
    void look_at_dictionary(QPDFObjectHandle dictionary);
    void walk_pages();
    void look_at_page(QPDFObjectHandle page, QPDFObjectHandle resources);
    void look_at_drawing(
        QPDFObjectHandle resources, Page& page, std::vector<QPDFObjectHandle>& forms);
};

/// Whether a page's drawing shows something beside images.
///
/// Throws Damage if it does not unpack.
bool has_marks(QPDFObjectHandle contents);

/// An image's facts; throws Damage if it has no size.
filing_pdf_image describe_image(QPDFObjectHandle image);

}  // namespace filing
