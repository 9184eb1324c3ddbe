// SPDX-License-Identifier: Apache-2.0
#include "pdf_scan.hpp"

#include <memory>
#include <stdexcept>

#include <qpdf/BufferInputSource.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFTokenizer.hh>

namespace filing {

namespace {

/// A drawing longer than this shows something for certain; the rest is not read.
constexpr size_t content_limit_bytes = 256 * 1024;
/// Lines and areas from here on are a drawing; fewer are a frame or a background.
constexpr int paint_limit = 40;
/// Longest token that is looked at.
constexpr size_t token_limit_bytes = 4096;

/// Keeps the first bytes.
class Kept final : public Pipeline {
  public:
    Kept() : Pipeline("kept", nullptr) {}

    void write(unsigned char const* data, size_t size) override {
        size_t room = content_limit_bytes - bytes.size();
        bytes.append(reinterpret_cast<char const*>(data), size < room ? size : room);
        is_full = is_full || size > room;
    }

    void finish() override {}

    std::string bytes;
    bool is_full = false;
};

bool is_paint(std::string const& word) {
    static std::set<std::string> const words{"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"};
    return words.count(word) != 0;
}

bool is_text(std::string const& word) {
    return word == "Tj" || word == "TJ" || word == "'" || word == "\"";
}

bool shows_something(std::string const& content) {
    QPDFTokenizer tokenizer;
    tokenizer.allowEOF();
    auto source = std::make_shared<BufferInputSource>("content", content);
    std::string before;
    bool is_invisible = false;
    int paints = 0;
    while (true) {
        auto token = tokenizer.readToken(source, "content", true, token_limit_bytes);
        if (token.getType() == QPDFTokenizer::tt_eof) return false;
        std::string const& word = token.getValue();
        if (token.getType() == QPDFTokenizer::tt_word) {
            // Text render mode 3 is what text recognition puts under a scan.
            if (word == "Tr") is_invisible = before == "3";
            if (is_text(word) && !is_invisible) return true;
            if (is_paint(word) && ++paints >= paint_limit) return true;
            // A shading; an inline image, whose bytes are no tokens.
            if (word == "sh" || word == "ID") return true;
        }
        before = word;
    }
}

void keep(QPDFObjectHandle stream, Kept& kept) {
    if (!stream.isStream()) return;
    if (!stream.pipeStreamData(&kept, nullptr, 0, qpdf_dl_generalized))
        throw Damage{"content"};
}

/// Components of a colour space; 0 if that is not known.
std::uint32_t components(QPDFObjectHandle space) {
    if (space.isArray() && space.getArrayNItems() > 0) {
        QPDFObjectHandle family = space.getArrayItem(0);
        if (family.isNameAndEquals("/ICCBased") && space.getArrayItem(1).isStream()) {
            QPDFObjectHandle count = space.getArrayItem(1).getDict().getKey("/N");
            long long value = count.isInteger() ? count.getIntValue() : 0;
            return value == 1 || value == 3 || value == 4 ? static_cast<std::uint32_t>(value) : 0;
        }
        if (family.isNameAndEquals("/Separation")) return 1;
        space = family;
    }
    for (char const* name : {"/DeviceGray", "/CalGray", "/G"}) {
        if (space.isNameAndEquals(name)) return 1;
    }
    for (char const* name : {"/DeviceRGB", "/CalRGB", "/RGB"}) {
        if (space.isNameAndEquals(name)) return 3;
    }
    return space.isNameAndEquals("/DeviceCMYK") ? 4 : 0;
}

bool is_indexed(QPDFObjectHandle space) {
    return space.isArray() && space.getArrayNItems() == 4 &&
        space.getArrayItem(0).isNameAndEquals("/Indexed");
}

/// The gray value of each index; false if the table cannot be read.
bool fill_palette(QPDFObjectHandle space, std::uint8_t* palette) {
    std::uint32_t count = components(space.getArrayItem(1));
    if (count == 0) return false;
    QPDFObjectHandle table = space.getArrayItem(3);
    std::string bytes;
    if (table.isString()) {
        bytes = table.getStringValue();
    } else {
        Kept kept;
        keep(table, kept);
        bytes = kept.bytes;
    }
    filing_samples samples{};
    samples.width = 1;
    samples.components = count;
    samples.bits = 8;
    for (size_t index = 0; index < 256 && (index + 1) * count <= bytes.size(); index++) {
        filing_samples_gray(
            &samples, reinterpret_cast<std::uint8_t const*>(bytes.data()) + index * count,
            palette + index);
    }
    return true;
}

std::uint32_t side(QPDFObjectHandle value) {
    if (!value.isInteger() || value.getIntValue() <= 0) throw Damage{"image"};
    long long number = value.getIntValue();
    return number > UINT32_MAX ? UINT32_MAX : static_cast<std::uint32_t>(number);
}

/// The codec that the last filter leaves.
filing_codec codec(QPDFObjectHandle filter) {
    QPDFObjectHandle last = filter;
    if (filter.isArray()) {
        int count = filter.getArrayNItems();
        // Each one may unpack a thousandfold; nobody needs more than two.
        if (count > 4) throw Damage{"image"};
        last = count == 0 ? QPDFObjectHandle::newNull() : filter.getArrayItem(count - 1);
    }
    if (last.isNull()) return FILING_CODEC_SAMPLES;
    for (char const* name : {"/DCTDecode", "/DCT"}) {
        if (last.isNameAndEquals(name)) return FILING_CODEC_JPEG;
    }
    for (char const* name :
         {"/FlateDecode", "/Fl", "/RunLengthDecode", "/RL", "/ASCII85Decode", "/A85",
          "/ASCIIHexDecode", "/AHx"}) {
        if (last.isNameAndEquals(name)) return FILING_CODEC_SAMPLES;
    }
    return FILING_CODEC_OTHER;
}

}  // namespace

bool has_marks(QPDFObjectHandle contents) {
    Kept kept;
    if (contents.isArray()) {
        for (auto& part : contents.getArrayAsVector()) {
            keep(part, kept);
            if (kept.is_full) return true;
            // A token ends where its part does.
            kept.write(reinterpret_cast<unsigned char const*>("\n"), 1);
        }
    } else {
        keep(contents, kept);
    }
    return kept.is_full || shows_something(kept.bytes);
}

filing_pdf_image describe_image(QPDFObjectHandle image) {
    QPDFObjectHandle dictionary = image.getDict();
    filing_pdf_image result{};
    result.width = side(dictionary.getKey("/Width"));
    result.height = side(dictionary.getKey("/Height"));
    result.codec = codec(dictionary.getKey("/Filter"));
    QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
    QPDFObjectHandle mask = dictionary.getKey("/ImageMask");
    bool is_mask = mask.isBool() && mask.getBoolValue();
    QPDFObjectHandle bits = dictionary.getKey("/BitsPerComponent");
    result.bits = is_mask ? 1 : (bits.isInteger() ? static_cast<std::uint32_t>(bits.getIntValue()) : 0);
    result.components = is_mask ? 1 : components(space);
    if (!is_mask && is_indexed(space)) {
        result.components = 1;
        result.has_palette = fill_palette(space, result.palette);
        if (!result.has_palette) result.components = 0;
    }
    bool is_packed = result.bits == 1 || result.bits == 2 || result.bits == 4 ||
        result.bits == 8 || result.bits == 16;
    bool is_known = result.components != 0 && is_packed && !(result.has_palette && result.bits > 8);
    if (result.codec == FILING_CODEC_SAMPLES && !is_known) result.codec = FILING_CODEC_OTHER;
    return result;
}

}  // namespace filing
