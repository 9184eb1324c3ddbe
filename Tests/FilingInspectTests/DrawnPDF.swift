// SPDX-License-Identifier: Apache-2.0

/// A PDF written by hand, object by object, with a right cross-reference table.
struct DrawnPDF {
    /// Objects from number 1 on, without `obj` and `endobj`.
    private var objects: [[UInt8]] = []
    /// Keys of the trailer beside /Size and /Root.
    var trailer = ""

    /// A document of one page that draws `content`.
    ///
    /// Object 1 is the catalog, 2 the page tree, 3 the page, 4 its content.
    init(
        content: String = "BT /F1 12 Tf (text) Tj ET", catalog: String = "", page: String = "",
        kids: String = "3 0 R", count: Int = 1
    ) {
        self.add("<< /Type /Catalog /Pages 2 0 R \(catalog) >>")
        self.add("<< /Type /Pages /Kids [\(kids)] /Count \(count) >>")
        self.add(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R \(page) >>")
        self.add(stream: Array(content.utf8))
    }

    /// A document of one page that is one picture, object 5.
    static func picture(_ dictionary: String, _ bytes: [UInt8]) -> DrawnPDF {
        var pdf = DrawnPDF(
            content: "200 0 0 200 0 0 cm /I Do", page: "/Resources << /XObject << /I 5 0 R >> >>")
        pdf.add(stream: bytes, "/Type /XObject /Subtype /Image \(dictionary)")
        return pdf
    }

    /// Adds an object; its number is one more than the last one's.
    mutating func add(_ text: String) { self.objects.append(Array(text.utf8)) }

    /// Adds a stream.
    mutating func add(stream: [UInt8], _ keys: String = "") {
        self.objects.append(
            Array("<< \(keys) /Length \(stream.count) >>\nstream\n".utf8) + stream
                + Array("\nendstream".utf8))
    }

    /// The file.
    var bytes: [UInt8] {
        var file = Array("%PDF-1.7\n".utf8)
        var table = "0000000000 65535 f \n"
        for (index, object) in self.objects.enumerated() {
            let digits = String(file.count)
            table += String(repeating: "0", count: 10 - digits.count) + "\(digits) 00000 n \n"
            file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let start = file.count
        let size = self.objects.count + 1
        file += Array(
            """
            xref
            0 \(size)
            \(table)trailer
            << /Size \(size) /Root 1 0 R \(self.trailer) >>
            startxref
            \(start)
            %%EOF

            """.utf8)
        return file
    }
}
