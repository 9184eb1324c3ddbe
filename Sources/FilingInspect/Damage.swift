// SPDX-License-Identifier: Apache-2.0

import CDecoders
import FilingDomain

/// The part of a file that is damaged; the token goes into `CORRUPT`.
enum Damage: String {
    case image
    case object
    case pageTree = "page-tree"

    /// `CORRUPT`.
    var refusal: Refusal { Self.refusal(part: self.rawValue) }

    /// `CORRUPT` with the token of a part.
    static func refusal(part: String) -> Refusal { Refusal(.corrupt, ["part": .text(part)]) }
}

extension PictureMeasures {
    /// Refuses a picture of more pixels than are decoded.
    ///
    /// - Throws: `TOO_MANY_PIXELS` with `pixels` and `limit`.
    static func requirePixels(
        _ width: UInt32, _ height: UInt32
    ) throws(Refusal) {
        let pixels = UInt64(width) * UInt64(height)
        guard pixels <= InspectionLimits.pixels else {
            throw Refusal(
                .tooManyPixels,
                ["pixels": .number(pixels), "limit": .number(InspectionLimits.pixels)])
        }
    }

    /// Refuses a picture on which no print can be read.
    ///
    /// - Throws: `TOO_SMALL_PIXELS` with `short_side` and `limit`.
    static func requireShortSide(_ width: UInt32, _ height: UInt32) throws(Refusal) {
        let side = min(width, height)
        guard side >= InspectionLimits.shortSidePixels else {
            throw Refusal(
                .tooSmallPixels,
                [
                    "short_side": .number(UInt64(side)),
                    "limit": .number(UInt64(InspectionLimits.shortSidePixels)),
                ])
        }
    }
}
