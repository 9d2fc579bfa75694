internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Understanding
internal import Web

/// One turn of one call, from its row to its row.
struct Talk {
    private let input: Interact.Input
    private let world: VoiceWorld
    private let start: ContinuousClock.Instant
    private let context: AppContext
    private let store: ConversationStore
    private let callIndex: [[UInt8]]
    private let callerNumber: String?

    init(_ input: Interact.Input, _ world: VoiceWorld, _ start: ContinuousClock.Instant, in context: AppContext) throws
    {
        self.input = input
        self.world = world
        self.start = start
        self.context = context
        store = ConversationStore(db: try context.db, organisation: try context.organisation)
        callIndex = IVRConversation.index(input.call, by: context.services.index)
        // It proves nothing, so one that cannot be read is none: to refuse it would be to hang up.
        callerNumber = try CallerNumber.read(input.callerNumber, in: context).number?.e164
    }

    /// - Returns: the answer, and whether a visit has changed.
    /// - Precondition: within a transaction that does nothing else before.
    func answer() throws -> (Response, isChange: Bool) {
        var conversation = try take()
        let before = try conversation.content(context.services.sealer)
        if let turnID = input.turnID, let turn = before?.turnIDs[turnID] {
            return (try replay(turn, of: conversation), false)
        }
        guard conversation.turns < Interact.mostTurns else { throw Interact.callOver }
        var content =
            before ?? IVRConversation.Content(call: input.call, state: State(language: VoiceLanguages.first))
        content.take(VoiceLanguages.spoken(input.language))
        if let callerNumber { content.callerNumber = callerNumber }
        if conversation.turns > 0, conversation.updatedAt < context.now - IVRConversation.silence {
            content.state.forgetCaller()
        }
        let known = world.known(at: context.now, callerNumber: content.callerNumber)
        let redaction = Redaction(
            asked: content.state.asked, numbers: world.numbers, announced: content.announcedNumber)
        let spoken = try speak(content.state, redaction, known)
        content.state = spoken.state
        if !spoken.userInput.isEmpty { content.announcedNumber = Redaction.announced(in: spoken.userInput) }
        conversation.turns += 1
        conversation.isOpen = !spoken.state.isOver
        conversation.updatedAt = context.now
        if let turnID = input.turnID { content.turnIDs[turnID] = conversation.turns }
        return (try keep(spoken, &conversation, &content, known), spoken.isChange)
    }

    /// The call's conversation, locked.
    private func take() throws -> IVRConversation {
        guard let owner = context.caller?.id else { throw APIError.unauthorized }
        guard let found = try begin(owner) else { throw APIError.unavailable }
        if found.turns > 0, found.updatedAt < context.now - IVRConversation.lifetime {
            // By chance: nobody finds it by its call any more.
            try store.retire(found, to: randomBytes(16))
            guard let next = try begin(owner) else { throw APIError.unavailable }
            return next
        }
        guard try context.isOwn(keptFor: found.owner) else { throw Interact.callTaken }
        guard found.territory == input.territory else { throw Interact.mismatch }
        return found
    }

    private func begin(_ owner: UUID) throws -> IVRConversation? {
        try store.take(callIndex, id: UUID.random(), owner: owner, territory: input.territory, now: context.now)
    }

    private func replay(_ turn: Int, of conversation: IVRConversation) throws -> Response {
        guard let log = try store.log(turn, of: conversation.id) else { throw APIError.unavailable }
        return .json(.ok, encoded: Array(try log.content(context.services.sealer).response.utf8))
    }

    // MARK: - What is said

    private struct Spoken {
        var state: State
        let reply: Said
        let heard: Heard
        let userInput: String
        let keys: String?
        /// What was asked before.
        let asked: Ask?
        let isChange: Bool
    }

    private func speak(_ state: State, _ redaction: Redaction, _ known: World) throws -> Spoken {
        let text = redaction.kept(input.userInput)
        let keys = input.keys.map { redaction.kept(keys: $0) }
        var heard = Listening(known, world.names, world.numbers, state).hear(
            text, alternatives: (input.alternatives ?? []).map { redaction.kept($0) }, keys: keys)
        heard.isConnected = input.transferStatus?.isConnected
        let desk = try VoiceDesk(world, call: input.call, in: context)
        var turn = Turn(state, in: known)
        var step = turn.hear(heard)
        var isChange = false
        while true {
            for hold in turn.takeReleased() {
                try desk.release(hold)
                isChange = true
            }
            guard case .perform(let effect) = step else { break }
            switch effect {
            case .hold, .book, .move, .cancel: isChange = true
            case .find, .verify, .listVisits, .requestStatus: break
            }
            step = turn.take(try desk.perform(effect, for: turn.state.patient))
        }
        guard case .say(let reply) = step else { throw APIError.unavailable }
        return Spoken(
            state: turn.state, reply: reply, heard: heard, userInput: text, keys: keys, asked: state.asked,
            isChange: isChange)
    }

    // MARK: - What is kept

    private func keep(
        _ spoken: Spoken, _ conversation: inout IVRConversation, _ content: inout IVRConversation.Content,
        _ known: World
    ) throws -> Response {
        let (state, reply, sealer) = (spoken.state, spoken.reply, context.services.sealer)
        let slots = Slots.all(of: state, world: known)
        let understood = spoken.heard.intents.map {
            UnderstoodView(intent: $0.intent.rawValue, confidence: $0.confidence, why: $0.why)
        }
        let elapsed = ContinuousClock.now - start
        let microseconds = Int(elapsed / .microseconds(1))
        let said = reply.text(in: state.language)
        let view = InteractView(
            responseText: said, nextAction: reply.action,
            markup: input.wantsMarkup == true ? reply.markup(in: state.language, isSlow: state.isSlow) : nil,
            session: .init(
                conversation: conversation.id, turn: conversation.turns, isOpen: conversation.isOpen, state: state),
            slots: slots,
            options: reply.options.enumerated().map {
                .init(number: $0 + 1, text: $1.text(in: state.language), value: $1.value)
            },
            confidence: spoken.heard.confidence, understood: understood,
            transfer: reply.transfer.map {
                .init(
                    reason: $0, summary: Slots.summary(of: state, slots, $0),
                    number: world.number(of: state.form.clinic)?.e164, patient: state.patient)
            },
            milliseconds: microseconds / 1_000)
        let body = try JSON.encode(view)
        let names = Redaction.names(in: state, spoken.heard)
        let isProof =
            spoken.asked.map { $0.isProof || $0 == .name || $0 == .phone } == true || !spoken.heard.pastDays.isEmpty
        let log = IVRLog.Content(
            userInput: spoken.userInput, response: String(decoding: body, as: UTF8.self),
            shownInput: Redaction.shown(
                spoken.userInput, names: names, heard: spoken.heard, in: state.language, isProof: isProof),
            shownResponse: Redaction.shown(said, names: names), keys: spoken.keys,
            language: state.language, understood: understood, confidence: spoken.heard.confidence, goal: state.goal,
            asked: state.asked, slots: slots, flag: flag(spoken))
        (content.lastHeard, content.lastSaid) = (log.shownInput, log.shownResponse)
        (content.nextAction, content.microseconds) = (reply.action, microseconds)
        conversation.sealed = try sealer.seal(content, in: ConversationStore.table, row: conversation.id)
        let (id, actor) = (UUID.random(), try context.actor)
        try store.insert(
            turn: conversation.turns, of: conversation, id: id,
            actor: (actor.type, actor.id ?? conversation.owner), saidAt: context.now, reply.action,
            microseconds: microseconds, sealed: sealer.seal(log, in: ConversationStore.logs, row: id))
        try store.update(conversation)
        try AuditStore.append(
            AuditEvent(
                "voice_turn", .success, on: "conversation", conversation.id.text, by: actor,
                fields: [
                    "turn": String(conversation.turns), "territory": conversation.territory,
                    "next_action": reply.action.rawValue, "patient": state.patient ?? "",
                ]),
            organisation: store.organisation, in: context)
        return .json(.ok, encoded: body)
    }

    private func flag(_ spoken: Spoken) -> TurnFlag? {
        if spoken.heard.isSilence, spoken.state.turns > 1 { return .silence }
        if spoken.reply.transfer != nil { return .transferred }
        if spoken.state.outcome == .unreached { return .unreached }
        if spoken.state.misheard > 0 { return spoken.heard.isOutOfScope ? .outOfScope : .notUnderstood }
        if spoken.heard.intents.contains(where: { $0.intent == .sayAgain }) { return .repeated }
        return spoken.heard.confidence < 0.5 ? .lowConfidence : nil
    }
}
