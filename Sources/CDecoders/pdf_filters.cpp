// SPDX-License-Identifier: Apache-2.0
#include "pdf_filters.hpp"

#include <cstdlib>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <vector>

#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_RunLength.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFStreamFilter.hh>

namespace filing {

namespace {

thread_local Budget* budget = nullptr;

/// Takes what passes from the budget.
class Counted final : public Pipeline {
  public:
    explicit Counted(Pipeline* next) : Pipeline("counted", next) {}

    void write(unsigned char const* data, size_t size) override {
        if (budget != nullptr) {
            if (size > budget->left_bytes) {
                budget->is_exceeded = true;
                throw std::runtime_error("unpacks to more than the bound");
            }
            budget->left_bytes -= size;
        }
        getNext()->write(data, size);
    }

    void finish() override { getNext()->finish(); }
};

/// Undoes the PNG and TIFF predictors (PDF 32000-1, 7.4.4.4).
class Predictor final : public Pipeline {
  public:
    Predictor(Pipeline* next, bool is_png, size_t row_bytes, size_t pixel_bytes, int bits)
        : Pipeline("predictor", next), is_png(is_png), pixel_bytes(pixel_bytes), bits(bits),
          above(row_bytes), row(row_bytes + (is_png ? 1 : 0)) {}

    void write(unsigned char const* data, size_t size) override {
        for (size_t i = 0; i < size; i++) {
            row[filled++] = data[i];
            if (filled == row.size()) emit();
        }
    }

    void finish() override {
        if (filled > (is_png ? 1u : 0u)) emit();
        getNext()->finish();
    }

  private:
    bool is_png;
    size_t pixel_bytes;
    int bits;
    std::vector<unsigned char> above;
    std::vector<unsigned char> row;
    size_t filled = 0;

    void emit() {
        size_t start = is_png ? 1 : 0;
        size_t count = filled - start;
        unsigned char* bytes = row.data() + start;
        if (is_png) {
            undo_png(row[0], bytes, count);
        } else if (bits == 8) {
            for (size_t i = pixel_bytes; i < count; i++) bytes[i] += bytes[i - pixel_bytes];
        }
        for (size_t i = 0; i < count; i++) above[i] = bytes[i];
        filled = 0;
        getNext()->write(bytes, count);
    }

    void undo_png(int kind, unsigned char* bytes, size_t count) {
        for (size_t i = 0; i < count; i++) {
            int left = i >= pixel_bytes ? bytes[i - pixel_bytes] : 0;
            int corner = i >= pixel_bytes ? above[i - pixel_bytes] : 0;
            int up = above[i];
            int guess = 0;
            switch (kind) {
            case 1: guess = left; break;
            case 2: guess = up; break;
            case 3: guess = (left + up) / 2; break;
            case 4: guess = paeth(left, up, corner); break;
            default: break;
            }
            bytes[i] = static_cast<unsigned char>(bytes[i] + guess);
        }
    }

    static int paeth(int left, int up, int corner) {
        int guess = left + up - corner;
        int a = std::abs(guess - left), b = std::abs(guess - up), c = std::abs(guess - corner);
        return a <= b && a <= c ? left : (b <= c ? up : corner);
    }
};

class FlateFilter final : public QPDFStreamFilter {
  public:
    bool setDecodeParms(QPDFObjectHandle parms) override {
        if (parms.isNull()) return true;
        if (!parms.isDictionary()) return false;
        predictor = number(parms, "/Predictor", 1);
        long long columns = number(parms, "/Columns", 1);
        long long colours = number(parms, "/Colors", 1);
        long long depth = number(parms, "/BitsPerComponent", 8);
        bool is_possible = columns >= 1 && columns <= (1 << 24) && colours >= 1 &&
            colours <= 32 && depth >= 1 && depth <= 16;
        // TIFF's predictor over odd depths is met nowhere.
        if (!is_possible || (predictor == 2 && depth != 8)) return false;
        row_bytes = static_cast<size_t>((columns * colours * depth + 7) / 8);
        pixel_bytes = static_cast<size_t>((colours * depth + 7) / 8);
        bits = static_cast<int>(depth);
        return true;
    }

    Pipeline* getDecodePipeline(Pipeline* next) override {
        if (predictor > 1) {
            undo = std::make_unique<Predictor>(
                next, predictor >= 10, row_bytes, pixel_bytes, bits);
            next = undo.get();
        }
        counted = std::make_unique<Counted>(next);
        inflate = std::make_unique<Pl_Flate>("inflate", counted.get(), Pl_Flate::a_inflate);
        // It would go on silently where the packed bytes end too early.
        inflate->setWarnCallback([](char const*, int) {
            if (budget != nullptr) budget->is_damaged = true;
        });
        return inflate.get();
    }

  private:
    long long predictor = 1;
    size_t row_bytes = 1;
    size_t pixel_bytes = 1;
    int bits = 8;
    std::unique_ptr<Predictor> undo;
    std::unique_ptr<Counted> counted;
    std::unique_ptr<Pl_Flate> inflate;

    static long long number(QPDFObjectHandle parms, char const* key, long long other) {
        QPDFObjectHandle value = parms.getKey(key);
        return value.isInteger() ? value.getIntValue() : other;
    }
};

class RunLengthFilter final : public QPDFStreamFilter {
  public:
    Pipeline* getDecodePipeline(Pipeline* next) override {
        counted = std::make_unique<Counted>(next);
        unpack = std::make_unique<Pl_RunLength>("run length", counted.get(), Pl_RunLength::a_decode);
        return unpack.get();
    }

  private:
    std::unique_ptr<Counted> counted;
    std::unique_ptr<Pl_RunLength> unpack;
};

/// A JPEG comes out as it is, once the filters around it are undone.
class JPEGFilter final : public QPDFStreamFilter {
  public:
    bool setDecodeParms(QPDFObjectHandle) override { return true; }

    Pipeline* getDecodePipeline(Pipeline* next) override {
        counted = std::make_unique<Counted>(next);
        return counted.get();
    }

  private:
    std::unique_ptr<Counted> counted;
};

/// Nothing modern writes LZW, and libqpdf's own decoder has no bound.
class RefusedFilter final : public QPDFStreamFilter {
  public:
    bool setDecodeParms(QPDFObjectHandle) override { return false; }
    Pipeline* getDecodePipeline(Pipeline*) override { return nullptr; }
};

}  // namespace

Budget::Budget(std::uint64_t bytes) : left_bytes(bytes), outer(budget) { budget = this; }

Budget::~Budget() { budget = outer; }

void install_filters() {
    static std::once_flag once;
    std::call_once(once, [] {
        QPDF::registerStreamFilter(
            "/FlateDecode", [] { return std::make_shared<FlateFilter>(); });
        QPDF::registerStreamFilter(
            "/RunLengthDecode", [] { return std::make_shared<RunLengthFilter>(); });
        QPDF::registerStreamFilter("/DCTDecode", [] { return std::make_shared<JPEGFilter>(); });
        QPDF::registerStreamFilter(
            "/LZWDecode", [] { return std::make_shared<RefusedFilter>(); });
    });
}

}  // namespace filing
