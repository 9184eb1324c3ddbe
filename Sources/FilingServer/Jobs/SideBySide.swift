// SPDX-License-Identifier: Apache-2.0

/// Does something with each of a batch, a few at a time.
///
/// One outside service that takes its five seconds to fail must not make everybody else wait for as
/// many times five seconds.
enum SideBySide {
    /// At once: a text gateway and a register serve as many connections without noticing.
    static let width = 16

    /// What came of each, in the order in which they ended.
    ///
    /// - Parameter isEnough: true for a result after which no other is begun; those that were begun
    ///   are finished.
    static func results<Element: Sendable, Result: Sendable>(
        of elements: [Element], isEnough: (Result) -> Bool = { _ in false },
        _ body: @escaping @Sendable (Element) async -> Result
    ) async -> [Result] {
        await withTaskGroup(of: Result.self) { group in
            var waiting = elements.makeIterator()
            for _ in 0..<Self.width {
                guard let element = waiting.next() else { break }
                group.addTask { await body(element) }
            }
            var results: [Result] = []
            var goesOn = true
            for await result in group {
                results.append(result)
                goesOn = goesOn && !isEnough(result)
                guard goesOn, let element = waiting.next() else { continue }
                group.addTask { await body(element) }
            }
            return results
        }
    }
}
