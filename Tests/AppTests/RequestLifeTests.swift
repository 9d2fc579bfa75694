import Testing

@testable import App

@Suite struct RequestLifeTests {
    /// Every hop that is allowed; all others are not.
    static let hops: [(RequestStatus, RequestEvent, RequestStatus)] = [
        (.pendingReview, .startReview, .inReview),
        (.pendingReview, .approve, .approved), (.inReview, .approve, .approved), (.escalated, .approve, .approved),
        (.awaitingDocuments, .approve, .approved),
        (.pendingReview, .reject, .rejected), (.inReview, .reject, .rejected), (.escalated, .reject, .rejected),
        (.awaitingDocuments, .reject, .rejected),
        (.pendingReview, .requestDocuments, .awaitingDocuments), (.inReview, .requestDocuments, .awaitingDocuments),
        (.escalated, .requestDocuments, .awaitingDocuments),
        (.awaitingDocuments, .requestDocuments, .awaitingDocuments),
        (.awaitingDocuments, .completeDocuments, .inReview),
        (.pendingReview, .reopenDocuments, .awaitingDocuments), (.inReview, .reopenDocuments, .awaitingDocuments),
        (.pendingReview, .escalate, .escalated), (.inReview, .escalate, .escalated),
        (.awaitingDocuments, .escalate, .escalated), (.escalated, .resolveEscalation, .inReview),
        (.pendingReview, .cancel, .cancelled), (.inReview, .cancel, .cancelled), (.escalated, .cancel, .cancelled),
        (.awaitingDocuments, .cancel, .cancelled),
        (.approved, .reopen, .inReview), (.rejected, .reopen, .inReview),
    ]

    @Test(arguments: RequestStatus.allCases, RequestEvent.allCases)
    func `an event leads where the table says, or nowhere`(from: RequestStatus, event: RequestEvent) throws {
        var life = RequestLife(status: from)
        let hop = Self.hops.first { $0.0 == from && $0.1 == event }
        if let hop {
            _ = try life.apply(event)
            #expect(life.status == hop.2)
        } else {
            #expect(throws: RequestLife.Refusal.self) { try life.apply(event) }
            #expect(life.status == from)
        }
    }

    @Test func `nobody approves before required documents have come`() throws {
        var life = RequestLife(status: .awaitingDocuments, outstanding: 1)
        #expect(throws: RequestLife.Refusal.documentsOutstanding(.awaitingDocuments, 1)) { try life.apply(.approve) }
        #expect(throws: RequestLife.Refusal.documentsOutstanding(.awaitingDocuments, 1)) {
            try life.apply(.completeDocuments)
        }
        #expect(life.status == .awaitingDocuments)
        #expect(
            try life.apply(.reject) == [
                .stopClock, .notify(.clinic, .requestRejected), .notify(.assignee, .requestRejected),
            ])
    }

    @Test func `the clock stands while documents are awaited, stops with the decision and starts anew`() throws {
        var life = RequestLife(status: .inReview)
        #expect(try life.apply(.requestDocuments).first == .pauseClock)
        #expect(try life.apply(.requestDocuments) == [.notify(.clinic, .documentsRequested)])
        #expect(try life.apply(.escalate).first == .resumeClock)
        #expect(try life.apply(.resolveEscalation) == [.notify(.desk, .escalationResolved)])
        #expect(try life.apply(.approve).first == .stopClock)
        #expect(try life.apply(.reopen).first == .restartClock)
        #expect(!life.possible.contains(.reopen) && life.possible.contains(.cancel))
    }

    @Test func `what was asked for is awaited still after an escalation, and nobody approves round it`() throws {
        var life = RequestLife(status: .escalated, outstanding: 2)
        #expect(throws: RequestLife.Refusal.documentsOutstanding(.escalated, 2)) { try life.apply(.approve) }
        #expect(try life.apply(.resolveEscalation).first == .pauseClock)
        #expect(life.status == .awaitingDocuments)
    }
}
