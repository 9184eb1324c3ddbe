// SPDX-License-Identifier: Apache-2.0

/// Personal data that shows itself shortened wherever it is printed.
///
/// Interpolation, `dump`, a debugger and a failed assertion all give the mask, also from inside
/// another value. The whole text is asked for by name.
package protocol Masked: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The shortened form, fit for a log and for another person's screen.
    var masked: String { get }
}

extension Masked {
    package var description: String { self.masked }
    package var debugDescription: String { self.masked }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
