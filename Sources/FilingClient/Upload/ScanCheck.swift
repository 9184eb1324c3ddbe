// SPDX-License-Identifier: Apache-2.0

public import FilingContract
import FilingDomain
import FilingInspect
import NIOPosix

/// Judges a scan on this machine exactly as the server will, before anything is sent.
///
/// Takes up to a second of one core for the largest pictures, on a thread that may be blocked.
public enum ScanCheck {
    /// Judges a scan.
    ///
    /// - Returns: BLANK or BLURRED with the figures, if the scan is sound but it seems that nothing
    ///   can be read on it; nil if all is well.
    /// - Throws: FILE_EMPTY, FILE_TOO_LARGE, NOT_JPEG, NOT_JPEG_OR_PDF, TRUNCATED, CORRUPT, ENCRYPTED,
    ///   ACTIVE_CONTENT, EMBEDDED_FILE, TOO_SMALL_PIXELS, TOO_MANY_PIXELS, TOO_MANY_PAGES.
    public static func run(
        _ bytes: [UInt8], as kind: FilingV1.MaterialKind, language: FilingLanguage
    ) async throws(FilingError) -> FilingError? {
        // A kind that this library does not know is the server's to judge.
        guard let kind = MaterialKind(rawValue: kind.rawValue) else { return nil }
        let verdict: MaterialVerdict
        do {
            verdict = try await NIOThreadPool.singleton.runIfActive {
                MaterialVerdict.inspect(bytes, kind: kind)
            }
        } catch {
            throw FilingError(.clientClosed, language, isNotProcessed: true)
        }
        guard let refusal = verdict.refusal else { return nil }
        let error = FilingError(
            refusal.reason, language, cause: .unsendable, isNotProcessed: true,
            details: refusal.details.mapValues(\.text))
        if case .doubtful = verdict { return error }
        throw error
    }
}

/// What to do about a scan that seems blank or blurred.
public enum DoubtfulScan: Sendable, Hashable {
    /// Nothing is sent: its owner should look first.
    case refuse
    /// Its owner looked: it is sent, and a person of the centre will look closely.
    case insist
}
