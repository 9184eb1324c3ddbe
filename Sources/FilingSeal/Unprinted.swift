// SPDX-License-Identifier: Apache-2.0

/// A value that never shows its contents in text: not in a log line, not in `dump`, not in a
/// failed assertion.
package protocol Unprinted: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{}

extension Unprinted {
    package var description: String { "<\(Self.self): not printed>" }
    package var debugDescription: String { self.description }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
