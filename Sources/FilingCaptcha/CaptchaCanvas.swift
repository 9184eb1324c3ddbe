// SPDX-License-Identifier: Apache-2.0

import CGd

/// One libgd image: gray levels, thick lines.
///
/// Freed with the object; used by one drawing on one thread.
final class CaptchaCanvas {
    private let image: gdImagePtr
    private let grays: [Int32]

    /// Gray levels of the palette, from black to white.
    static let levels = 16
    /// zlib's quickest: the image is small anyway, and painting must not starve filing.
    private static let compression: Int32 = 1

    /// Nil without memory.
    init?(width: Int, height: Int) {
        guard let image = gdImageCreate(Int32(width), Int32(height)) else { return nil }
        self.image = image
        self.grays = (0..<Self.levels).reversed().map { level in
            let value = Int32(level * 255 / (Self.levels - 1))
            return gdImageColorAllocate(image, value, value, value)
        }.reversed()
    }

    deinit { gdImageDestroy(self.image) }

    /// A line of one gray level; the ends are round.
    func line(
        from: Glyphs.Point, to: Glyphs.Point, width: Double, gray: Int
    ) {
        let ink = self.grays[min(max(gray, 0), Self.levels - 1)]
        gdImageSetThickness(self.image, Int32(max(width, 1)))
        gdImageLine(
            self.image, Int32(from.x), Int32(from.y), Int32(to.x), Int32(to.y), ink)
        guard width >= 3 else { return }
        let round = Int32(width)
        gdImageFilledEllipse(self.image, Int32(to.x), Int32(to.y), round, round, ink)
    }

    /// The image as a PNG.
    ///
    /// - Throws: `.exhausted`.
    func png() throws(CaptchaFailure) -> [UInt8] {
        var size: Int32 = 0
        guard let bytes = gdImagePngPtrEx(self.image, &size, Self.compression) else {
            throw .exhausted
        }
        defer { gdFree(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(size)))
    }
}
