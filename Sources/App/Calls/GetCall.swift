internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/calls/{call}`: everything that is known of a call, and what happened to it; on record.
enum GetCall {
    static func handle(in context: AppContext) throws -> Reply<Success<CallView>> {
        let id = try context.identifier("call")
        let (organisation, sealer) = (try context.organisation, context.services.sealer)
        let store = CallStore(db: try context.db, organisation: organisation)
        // As of one moment: a call is completed together with its transcript and its messages.
        let read = try context.db.transaction {
            (
                call: try store.find(id), transcripts: try store.transcripts(of: id),
                messages: try OutboxStore(db: context.db, organisation: organisation).about("call", id.text)
            )
        }
        guard let call = read.call else { throw APIError.notFound }
        try context.recordRead(AuditEvent("call_read", .success, on: "call", id.text, by: context.actor))
        let content = try call.content(sealer)
        func transcript(_ kind: TranscriptKind) throws -> String? {
            try read.transcripts.first { $0.kind == kind }.map {
                try sealer.open(String.self, $0.sealed, in: CallStore.transcripts, row: $0.id)
            }
        }
        let view = CallView(
            call: CallItem(call, content), callerNumber: content.callerNumber,
            transcript: try transcript(.reported) ?? "", finalTranscript: try transcript(.final),
            audioURL: content.audioURL, forwardedTo: content.completion?.forwardedTo,
            emailRecipients: content.completion?.recipients ?? [], analyser: call.analyser,
            explanation: content.explanation, version: call.version, timeline: timeline(call, read.messages))
        return .ok(Success(view), headers: ["etag": EntityTag.of(version: call.version)])
    }

    private static func timeline(_ call: Call, _ messages: [OutboxLine]) -> [CallEvent] {
        var events = [
            CallEvent(at: call.startedAt, event: "started"), CallEvent(at: call.receivedAt, event: "received"),
        ]
        if let completed = call.completedAt { events.append(CallEvent(at: completed, event: "completed")) }
        events += messages.map { message in
            CallEvent(
                at: message.finishedAt ?? message.createdAt, event: "message", channel: message.channel.rawValue,
                state: message.state.rawValue, messageID: message.id)
        }
        // Of one moment, in the order of their causes.
        return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}
