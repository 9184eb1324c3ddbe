// SPDX-License-Identifier: Apache-2.0

import FilingContract

/// Seats, for a person.
enum SeatLines {
    /// What a filing has; nothing if it has none.
    static func view(_ seat: FilingV1.SeatView?, _ output: Output) -> [String] {
        guard let seat else { return [] }
        var words = [output.say(Labels.standing(seat.standing))]
        if seat.place != 0 { words.append("\(seat.place)") }
        if seat.untilMs != 0 { words.append(ChinaTime.text(ms: seat.untilMs)) }
        return ["\(output.say(Labels.seat)): \(words.joined(separator: " "))"]
    }

    /// What is left.
    static func levels(_ levels: [FilingV1.SeatLevel], _ output: Output) -> [String] {
        Table.lines(
            [
                output.say(Labels.region), output.say(Labels.level), output.say(Labels.capacity),
                output.say(Labels.free), output.say(Labels.waiting),
            ],
            levels.map {
                [
                    $0.region, output.say(Labels.level($0.level)), "\($0.capacity)", "\($0.free)",
                    "\($0.waiting)",
                ]
            })
    }
}
