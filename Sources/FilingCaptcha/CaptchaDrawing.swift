// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Draws one answer with everything that is to confuse a program.
struct CaptchaDrawing {
    private let canvas: CaptchaCanvas
    private var generator: SeededGenerator
    private let bend: Bend

    /// The bend of the whole image: two waves.
    private struct Bend {
        let amplitudes: (x: Double, y: Double)
        let lengths: (x: Double, y: Double)
        let phases: (x: Double, y: Double)

        func bent(_ point: Glyphs.Point) -> Glyphs.Point {
            Glyphs.Point(
                x: point.x
                    + self.amplitudes.x * sin(point.y / self.lengths.x + self.phases.x),
                y: point.y
                    + self.amplitudes.y * sin(point.x / self.lengths.y + self.phases.y))
        }
    }

    init(on canvas: CaptchaCanvas, _ generator: SeededGenerator) {
        var generator = generator
        self.canvas = canvas
        self.bend = Bend(
            amplitudes: (generator.number(in: 2...4), generator.number(in: 4...7)),
            lengths: (generator.number(in: 9...14), generator.number(in: 20...34)),
            phases: (generator.number(in: 0...6.3), generator.number(in: 0...6.3)))
        self.generator = generator
    }

    /// - Throws: `.unusable` for a character without glyph.
    mutating func draw(_ answer: String) throws(CaptchaFailure) {
        self.scribble(count: 26)
        let cell = (Double(CaptchaImage.width) - 24) / Double(answer.count)
        for (position, character) in answer.enumerated() {
            guard let strokes = Glyphs.strokes(of: character) else { throw .unusable }
            self.draw(strokes, centreX: 12 + cell * (Double(position) + 0.5), cell: cell)
        }
        for _ in 0..<3 { self.bow(gray: CaptchaCanvas.levels - 1, widths: 1...2.9) }
        for _ in 0..<2 {
            self.bow(gray: self.generator.integer(in: 0...3), widths: 3...3.99)
        }
    }

    /// One glyph: turned, sheared, stretched, and each of its strokes bent a little.
    private mutating func draw(_ strokes: Glyphs.Strokes, centreX: Double, cell: Double) {
        let turn = self.generator.number(in: -0.28...0.28)
        let shear = self.generator.number(in: -0.18...0.18)
        let scaleX = cell * self.generator.number(in: 0.078...0.092)
        let scaleY = self.generator.number(in: 2.9...3.5)
        let centre = Glyphs.Point(
            x: centreX + self.generator.number(in: -3...3),
            y: Double(CaptchaImage.height) / 2 + self.generator.number(in: -5...5))
        let width = self.generator.number(in: 4...5.6)
        let gray = self.generator.integer(in: 0...3)
        for stroke in strokes {
            let placed = Self.subdivided(stroke).map { point in
                let x = (point.x - Glyphs.width / 2) * scaleX
                let y = (point.y - Glyphs.height / 2) * scaleY
                let sheared = x + shear * y
                return self.bend.bent(
                    Glyphs.Point(
                        x: centre.x + sheared * cos(turn) - y * sin(turn),
                        y: centre.y + sheared * sin(turn) + y * cos(turn)))
            }
            self.polyline(placed, width: width, gray: gray)
        }
    }

    /// A bow across the whole text: of the letters' ink and width, or of paper, which cuts them.
    private mutating func bow(gray: Int, widths: ClosedRange<Double>) {
        let height = Double(CaptchaImage.height)
        let start = self.generator.number(in: 0.2...0.8) * height
        let end = self.generator.number(in: 0.2...0.8) * height
        let swing = self.generator.number(in: -30...30)
        let phase = self.generator.number(in: 0...3.1)
        let width = self.generator.number(in: widths)
        let points = stride(from: 0.0, through: 1.0, by: 0.04).map { part in
            Glyphs.Point(
                x: part * Double(CaptchaImage.width),
                y: start + (end - start) * part + swing * sin(part * 5 + phase))
        }
        self.polyline(points, width: width, gray: gray)
    }

    /// Short strokes of all grays behind the text.
    private mutating func scribble(count: Int) {
        for _ in 0..<count {
            let from = Glyphs.Point(
                x: self.generator.number(in: 0...Double(CaptchaImage.width)),
                y: self.generator.number(in: 0...Double(CaptchaImage.height)))
            let to = Glyphs.Point(
                x: from.x + self.generator.number(in: -22...22),
                y: from.y + self.generator.number(in: -22...22))
            self.canvas.line(
                from: from, to: to, width: self.generator.number(in: 1...2.9),
                gray: self.generator.integer(in: 5...12))
        }
    }

    private func polyline(_ points: [Glyphs.Point], width: Double, gray: Int) {
        for (from, to) in zip(points, points.dropFirst()) {
            self.canvas.line(from: from, to: to, width: width, gray: gray)
        }
    }

    /// More points, so that a straight stroke can be bent.
    private static func subdivided(_ stroke: [Glyphs.Point]) -> [Glyphs.Point] {
        zip(stroke, stroke.dropFirst()).flatMap { from, to in
            let pieces = max(1, Int(hypot(to.x - from.x, to.y - from.y) / 2.5))
            return (0..<pieces).map { piece in
                let part = Double(piece) / Double(pieces)
                return Glyphs.Point(
                    x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part)
            }
        } + stroke.suffix(1)
    }
}
