// SPDX-License-Identifier: Apache-2.0

/// The strokes of each character, in a box 10 wide and 14 high, y downwards.
///
/// Curves are corners close together: what is drawn of them is bent anyway.
enum Glyphs {
    /// A point of a stroke.
    struct Point: Hashable, Sendable {
        let x: Double
        let y: Double
    }

    /// Strokes as lists of points.
    typealias Strokes = [[Point]]

    /// Width of the box.
    static let width = 10.0
    /// Height of the box.
    static let height = 14.0

    /// The strokes of a character; nil for one that is not in the alphabet.
    static func strokes(of character: Character) -> Strokes? { Self.table[character] }

    private static let table: [Character: Strokes] = Self.outlines.mapValues { strokes in
        strokes.map { stroke in stroke.map { Point(x: $0.0, y: $0.1) } }
    }

    private static let outlines: [Character: [[(Double, Double)]]] = [
        "3": [
            [
                (1, 1.5), (3, 0.3), (5.5, 0), (8, 1), (8.8, 3.2), (8, 5.4), (5.5, 6.5), (4, 6.6),
            ],
            [(5.5, 6.5), (8.3, 7.6), (9.3, 10), (8.5, 12.6), (5.5, 14), (2.7, 13.6), (0.8, 12.3)],
        ],
        "4": [[(6.8, 14), (6.8, 0), (0.4, 9.6), (9.8, 9.6)]],
        "7": [[(0.5, 0.2), (9.5, 0.2), (5.6, 7), (4, 14)]],
        "9": [
            [
                (9, 4.2), (7.8, 7), (5, 8), (2.2, 7), (1, 4.2), (2.2, 1.2), (5, 0), (7.8, 1.2),
                (9, 4.2), (8.8, 8.4), (7, 12.2), (4, 14),
            ]
        ],
        "A": [[(0, 14), (5, 0), (10, 14)], [(1.9, 9), (8.1, 9)]],
        "C": [
            [
                (9.4, 3), (8, 1), (5.4, 0), (2.6, 1), (0.8, 3.6), (0.4, 7), (0.8, 10.4), (2.6, 13),
                (5.4, 14), (8, 13), (9.4, 11),
            ]
        ],
        "E": [[(9, 0), (1, 0), (1, 14), (9.2, 14)], [(1, 6.8), (7.6, 6.8)]],
        "F": [[(9.2, 0), (1, 0), (1, 14)], [(1, 6.8), (7.6, 6.8)]],
        "H": [[(0.8, 0), (0.8, 14)], [(9.2, 0), (9.2, 14)], [(0.8, 7), (9.2, 7)]],
        "J": [
            [(3.5, 0), (9, 0)], [(7, 0), (7, 10.4), (6.2, 13), (4, 14), (1.6, 13), (0.6, 10.6)],
        ],
        "K": [[(1, 0), (1, 14)], [(9.2, 0), (1, 8.2)], [(3.9, 5.6), (9.6, 14)]],
        "N": [[(0.8, 14), (0.8, 0), (9.2, 14), (9.2, 0)]],
        "R": [
            [
                (1, 14), (1, 0), (5.6, 0), (8.4, 1), (9.4, 3.6), (8.4, 6.2), (5.6, 7.2), (1, 7.2),
            ],
            [(4.8, 7.2), (9.8, 14)],
        ],
        "T": [[(0, 0.2), (10, 0.2)], [(5, 0.2), (5, 14)]],
        "X": [[(0.4, 0), (9.6, 14)], [(9.6, 0), (0.4, 14)]],
        "Y": [[(0, 0), (5, 7)], [(10, 0), (5, 7), (5, 14)]],
    ]
}
