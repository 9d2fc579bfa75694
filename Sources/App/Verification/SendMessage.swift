internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// A message as shown.
struct MessageView: ResponseBody {
    let id: UUID
    let createdAt: Date
    let side: String
    let author: PersonView
    let text: String

    enum CodingKeys: String, CodingKey {
        case id
        case createdAt = "created_at"
        case side
        case author
        case text
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "created_at": .required(.dateTime),
        "side": .required(.oneOf(Message.Side.allCases.map(\.rawValue))), "author": .required(PersonView.schema),
        "text": .required(.string(1...2_000)),
    ])
    .named("Message")
}

/// `POST /ivr/requests/{request}/messages`: from the clinic to the desk, or back. The other side is told.
enum SendMessage {
    struct Input: RequestBody {
        let text: String

        static let schema = Schema.object(["text": .required(.string(1...2_000, .writing))])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<MessageView> {
        let person = try context.person
        return try context.once {
            let (db, organisation) = (try context.db, person.organisation)
            let request = try ChangeRequest.lockAnyVersion(in: context)
            let id = UUID.random()
            let message = Message(
                request: request.id, createdAt: try MessageStore.nextMoment(of: request.id, in: context), id: id,
                author: person.id,
                side: Message.Side(of: person),
                sealed: try context.services.sealer.seal(input.text, in: MessageStore.table, row: id))
            try MessageStore(db: db, organisation: organisation).insert(message)
            let users = UserStore(db: db, organisation: organisation)
            let recipients =
                message.side == .desk
                ? try users.ids(ofDoctor: request.doctor)
                : try Reviewers(db, organisation).inHand(request)
            try Notify.tell(recipients, .messageReceived, of: request.id, in: context)
            try AuditStore.append(
                AuditEvent(
                    "message_sent", of: request, by: context.actor, fields: ["side": message.side.rawValue]),
                organisation: organisation, in: context)
            let names = try users.names(of: [person.id])
            return Reply.created(
                MessageView(
                    id: id, createdAt: message.createdAt, side: message.side.rawValue,
                    author: PersonView(person.id, in: names), text: input.text))
        } then: {
            try context.publish(.verification)
        }
    }
}

/// `GET /ivr/requests/{request}/messages`: oldest first, and how many of them the caller has not read.
enum ListMessages {
    struct Output: ResponseBody {
        let messages: [MessageView]
        let unread: Int

        static let schema = Schema.object([
            "messages": .required(.array(of: MessageView.schema, 0...1_000)),
            "unread": .required(Schema.integer(0...Int.max).noted("Of the other side; to a clinic with shared notes.")),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try GetRequest.find(in: context)
        let (db, organisation, sealer) = (try context.db, try context.organisation, context.services.sealer)
        let messages = try MessageStore(db: db, organisation: organisation).list(of: request.id)
        let names = try UserStore(db: db, organisation: organisation).names(of: Set(messages.map(\.author)))
        let views = try messages.map { message in
            MessageView(
                id: message.id, createdAt: message.createdAt, side: message.side.rawValue,
                author: PersonView(message.author, in: names),
                text: try sealer.open(String.self, message.sealed, in: MessageStore.table, row: message.id))
        }
        let unread = try MessageStore.unread(of: [request.id], in: context)[request.id] ?? 0
        try context.recordRead("messages_read", of: request, ["count": String(views.count)])
        return .ok(Output(messages: views, unread: unread))
    }
}

/// `PUT /ivr/requests/{request}/messages/reading`: the caller has read up to a message, or a note that they see.
enum ReadMessages {
    struct Input: RequestBody {
        let message: UUID

        static let schema = Schema.object([
            "message_id": .required(Schema.uuid.noted("Of a message, or of a note that the caller sees."))
        ])

        enum CodingKeys: String, CodingKey {
            case message = "message_id"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Nothing> {
        let person = try context.person
        // Emergency access is for reading, and leaves nothing behind but its record.
        let request = try ChangeRequest.find(in: context)
        let store = MessageStore(db: try context.db, organisation: person.organisation)
        try context.db.retryingTransaction {
            let notes = NoteStore(db: store.db, organisation: person.organisation)
            guard
                let moment = try store.list(of: request.id).first(where: { $0.id == input.message })?.createdAt
                    ?? notes.list(of: request.id, all: context.isOfDesk).first(where: { $0.id == input.message })?
                    .createdAt
            else { throw APIError.invalid("message_id", "Is not a message of this request.") }
            try store.read(request.id, by: person.id, to: moment)
            try AuditStore.append(
                AuditEvent("messages_marked_read", of: request, by: context.actor),
                organisation: person.organisation, in: context)
        }
        return .noContent
    }
}
