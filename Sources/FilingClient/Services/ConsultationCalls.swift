// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// Questions to a region's centre, for whoever asks and whoever answers: `filing.v1.Consultation`.
public struct ConsultationCalls: Sendable {
    let caller: Caller

    /// Begins a thread, about one of the caller's filings or with a region.
    ///
    /// - Throws: CONSULTATION_LIMIT, CONSULTATION_TOO_OFTEN.
    public func open(
        _ request: FilingV1.OpenConsultationRequest, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ConsultationReply {
        try await self.caller.call(FilingV1.Consultation.open, request, .keyed, options)
    }

    /// Adds a message to a thread.
    ///
    /// - Throws: CONSULTATION_UNKNOWN, CONSULTATION_CLOSED.
    public func reply(
        to id: UInt64, _ text: String, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ConsultationReply {
        try await self.caller.call(
            FilingV1.Consultation.reply,
            FilingV1.ReplyConsultationRequest(consultationID: id, text: text), .keyed, options)
    }

    /// A page of threads: the caller's own, or the open ones of their region.
    public func list(
        _ request: FilingV1.ListConsultationsRequest = FilingV1.ListConsultationsRequest(),
        options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ListConsultationsReply {
        try await self.caller.call(FilingV1.Consultation.list, request, .harmless, options)
    }

    /// A thread with its words; that staff have read it is written down.
    public func get(
        _ id: UInt64, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.GetConsultationReply {
        try await self.caller.call(
            FilingV1.Consultation.get, FilingV1.GetConsultationRequest(consultationID: id),
            .harmless, options)
    }

    /// Ends a thread for good.
    public func close(
        _ id: UInt64, options: CallOptions = CallOptions()
    ) async throws(FilingError) -> FilingV1.ConsultationReply {
        try await self.caller.call(
            FilingV1.Consultation.close, FilingV1.CloseConsultationRequest(consultationID: id),
            .keyed, options)
    }
}
