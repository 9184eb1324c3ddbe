// SPDX-License-Identifier: Apache-2.0
#include "pdf_scan.hpp"

#include <array>

namespace filing {

namespace {

/// Pages counted at most; beyond, only that there are too many matters.
constexpr std::uint32_t page_count_limit = 10'000;
/// Pages whose drawing is looked at; more are refused anyway.
constexpr size_t page_limit = 64;
/// Depth of the page tree; real ones have 2 to 5.
constexpr size_t tree_depth_limit = 64;
/// Nodes of the page tree.
constexpr size_t tree_node_limit = 100'000;
/// Forms within forms of one page.
constexpr size_t form_limit = 256;

/// Actions that run something, send something, or play something.
constexpr std::array<char const*, 8> active_actions = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound",
    "/RichMediaExecute"};
constexpr std::array<char const*, 4> active_subtypes = {"/RichMedia", "/3D", "/Movie", "/Screen"};

std::string token(std::string const& name) { return name.substr(1); }

}  // namespace

void Scan::run() {
    // Every object of the final cross-reference table, also inside object streams and also those
    // that nothing refers to.
    for (auto& object : document.getAllObjects()) look_at(object);
    walk_pages();
}

void Scan::look_at(QPDFObjectHandle object) {
    if (object.isStream()) {
        QPDFObjectHandle dictionary = object.getDict();
        if (dictionary.getKey("/Subtype").isNameAndEquals("/Image")) {
            image_numbers.emplace(object.getObjGen(), static_cast<std::uint32_t>(images.size()));
            images.push_back(object);
        }
    }
    // Direct values only: an indirect one has its own turn.
    std::vector<QPDFObjectHandle> waiting{object.isStream() ? object.getDict() : object};
    bool is_first = true;
    while (!waiting.empty()) {
        QPDFObjectHandle value = waiting.back();
        waiting.pop_back();
        if (!is_first && value.isIndirect()) continue;
        is_first = false;
        if (value.isDictionary()) {
            look_at_dictionary(value);
            for (auto& entry : value.getDictAsMap()) waiting.push_back(entry.second);
        } else if (value.isArray()) {
            for (auto& item : value.getArrayAsVector()) waiting.push_back(item);
        }
    }
}

void Scan::look_at_dictionary(QPDFObjectHandle dictionary) {
    QPDFObjectHandle action = dictionary.getKey("/S");
    QPDFObjectHandle subtype = dictionary.getKey("/Subtype");
    for (char const* name : active_actions) {
        if (action.isNameAndEquals(name)) active = token(name);
    }
    for (char const* name : active_subtypes) {
        if (subtype.isNameAndEquals(name)) active = token(name);
    }
    // The name tree of a document's scripts; a form that is a program.
    for (char const* key : {"/JavaScript", "/XFA"}) {
        if (dictionary.hasKey(key)) active = token(key);
    }
    for (char const* key : {"/EmbeddedFiles", "/EF", "/Collection"}) {
        if (dictionary.hasKey(key)) embedded = token(key);
    }
    if (subtype.isNameAndEquals("/FileAttachment")) embedded = "FileAttachment";
    if (action.isNameAndEquals("/GoToE")) embedded = "GoToE";
    if (dictionary.getKey("/Type").isNameAndEquals("/EmbeddedFile")) embedded = "EmbeddedFile";
}

void Scan::walk_pages() {
    struct Node {
        QPDFObjectHandle object;
        QPDFObjectHandle resources;
        size_t depth;
    };
    std::set<QPDFObjGen> inner;
    size_t seen = 0;
    std::vector<Node> waiting{
        {document.getRoot().getKey("/Pages"), QPDFObjectHandle::newNull(), 0}};
    while (!waiting.empty()) {
        Node node = waiting.back();
        waiting.pop_back();
        seen += 1;
        if (seen > tree_node_limit || node.depth > tree_depth_limit || !node.object.isDictionary())
            throw Damage{"page-tree"};
        QPDFObjectHandle resources = node.object.getKey("/Resources");
        if (!resources.isDictionary()) resources = node.resources;
        QPDFObjectHandle children = node.object.getKey("/Kids");
        if (children.isArray()) {
            if (!inner.insert(node.object.getObjGen()).second) throw Damage{"page-tree"};
            auto list = children.getArrayAsVector();
            // The last one in is the first one out: pages keep their order.
            for (auto child = list.rbegin(); child != list.rend(); ++child)
                waiting.push_back({*child, resources, node.depth + 1});
        } else {
            page_count += 1;
            if (page_count >= page_count_limit) return;
            if (pages.size() < page_limit) look_at_page(node.object, resources);
        }
    }
}

void Scan::look_at_page(QPDFObjectHandle page, QPDFObjectHandle resources) {
    Page result;
    result.has_marks = has_marks(page.getKey("/Contents"));
    QPDFObjectHandle annotations = page.getKey("/Annots");
    if (annotations.isArray()) {
        for (auto& annotation : annotations.getArrayAsVector()) {
            if (annotation.isDictionary() && annotation.hasKey("/AP")) result.has_marks = true;
        }
    }
    std::vector<QPDFObjectHandle> forms;
    std::set<QPDFObjGen> known;
    look_at_drawing(resources, result, forms);
    size_t count = 0;
    while (!forms.empty() && count < form_limit) {
        QPDFObjectHandle form = forms.back();
        forms.pop_back();
        if (!known.insert(form.getObjGen()).second) continue;
        count += 1;
        if (!result.has_marks) result.has_marks = has_marks(form);
        look_at_drawing(form.getDict().getKey("/Resources"), result, forms);
    }
    pages.push_back(result);
}

void Scan::look_at_drawing(
    QPDFObjectHandle resources, Page& page, std::vector<QPDFObjectHandle>& forms) {
    if (!resources.isDictionary()) return;
    QPDFObjectHandle objects = resources.getKey("/XObject");
    if (!objects.isDictionary()) return;
    for (auto& entry : objects.getDictAsMap()) {
        QPDFObjectHandle object = entry.second;
        if (!object.isStream()) continue;
        auto image = image_numbers.find(object.getObjGen());
        if (image != image_numbers.end()) {
            page.images.push_back(image->second);
        } else if (object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) {
            forms.push_back(object);
        }
    }
}

}  // namespace filing
