// SPDX-License-Identifier: Apache-2.0

import CGd

/// An image from a server as gray values, and as half blocks on a terminal.
package struct CaptchaPicture: Sendable {
    /// Pixels.
    package let width: Int
    /// Pixels.
    package let height: Int
    /// Row by row, 0 black to 255 white.
    package let grays: [UInt8]

    /// No image of a captcha is larger.
    package static let sizeLimitBytes = 64 * 1_024
    /// Pixels, judged before the image is unpacked.
    private static let widths = 1...1_000
    private static let heights = 1...400
    /// Values below are ink where there is no colour.
    private static let inkBelow: UInt8 = 110

    /// Reads a PNG.
    ///
    /// - Throws: `.notAnImage`.
    package init(png: [UInt8]) throws(CaptchaFailure) {
        guard png.count <= Self.sizeLimitBytes, let (width, height) = Self.size(of: png),
            Self.widths.contains(width), Self.heights.contains(height)
        else {
            throw .notAnImage
        }
        let image = png.withUnsafeBytes { bytes -> gdImagePtr? in
            // libgd does not write to it.
            gdImageCreateFromPngPtr(
                Int32(bytes.count), UnsafeMutableRawPointer(mutating: bytes.baseAddress))
        }
        guard let image else { throw .notAnImage }
        defer { gdImageDestroy(image) }
        guard image.pointee.sx == width, image.pointee.sy == height else { throw .notAnImage }
        self.width = width
        self.height = height
        self.grays = (0..<(width * height)).map { position in
            let colour = gdImageGetTrueColorPixel(
                image, Int32(position % width), Int32(position / width))
            // Red + twice green + blue: near enough to luminance.
            let sum = (colour >> 16 & 0xFF) + 2 * (colour >> 8 & 0xFF) + (colour & 0xFF)
            return UInt8(sum / 4)
        }
    }

    /// The picture as lines of text, two pixels above each other in each character.
    ///
    /// - Parameters:
    ///   - columns: cells of the terminal; the picture becomes no wider, and no larger than it is.
    ///   - colour: gray levels by escape sequences (256 colours); otherwise ink or none.
    package func lines(columns: Int, colour: Bool) -> [String] {
        let across = max(1, min(columns, self.width))
        let down = max(2, self.height * across / self.width) / 2 * 2
        return stride(from: 0, to: down, by: 2).map { row in
            let pairs = (0..<across).map { column in
                (
                    self.mean(column, row, across, down),
                    self.mean(column, row + 1, across, down)
                )
            }
            return colour ? Self.coloured(pairs) : Self.plain(pairs)
        }
    }

    /// The mean of the pixels under one half cell.
    private func mean(_ column: Int, _ row: Int, _ across: Int, _ down: Int) -> UInt8 {
        let xs = Self.share(column, of: across, in: self.width)
        let ys = Self.share(row, of: down, in: self.height)
        var sum = 0
        for y in ys { for x in xs { sum += Int(self.grays[y * self.width + x]) } }
        return UInt8(sum / (xs.count * ys.count))
    }

    /// The pixels of one of so many cells; at least one pixel.
    private static func share(_ cell: Int, of cells: Int, in pixels: Int) -> Range<Int> {
        let start = cell * pixels / cells
        return start..<max((cell + 1) * pixels / cells, start + 1)
    }

    private static func plain(_ pairs: [(UInt8, UInt8)]) -> String {
        String(
            pairs.map { top, bottom in
                switch (top < self.inkBelow, bottom < self.inkBelow) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            })
    }

    /// Colours 232 to 255 are the gray ramp.
    private static func coloured(_ pairs: [(UInt8, UInt8)]) -> String {
        var line = ""
        var last: (UInt8, UInt8)?
        for (top, bottom) in pairs {
            let present = (232 + min(top / 11, 23), 232 + min(bottom / 11, 23))
            if last.map({ $0 != present }) ?? true {
                line += "\u{1B}[38;5;\(present.0);48;5;\(present.1)m"
            }
            line += "▀"
            last = present
        }
        return line + "\u{1B}[0m"
    }

    /// Width and height from the header, which comes first in every PNG.
    private static func size(of png: [UInt8]) -> (width: Int, height: Int)? {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard png.count >= 24, png.starts(with: signature),
            png[12..<16].elementsEqual("IHDR".utf8)
        else {
            return nil
        }
        func number(at start: Int) -> Int {
            png[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
        }
        return (number(at: 16), number(at: 20))
    }
}
