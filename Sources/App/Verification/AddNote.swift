internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// A note as shown.
struct NoteView: ResponseBody {
    let id: UUID
    let createdAt: Date
    let author: PersonView
    let isShared: Bool
    let text: String

    enum CodingKeys: String, CodingKey {
        case id
        case createdAt = "created_at"
        case author
        case isShared = "shared"
        case text
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "created_at": .required(.dateTime), "author": .required(PersonView.schema),
        "shared": .required(.boolean), "text": .required(.string(1...4_000)),
    ])
    .named("Note")
}

/// `POST /ivr/requests/{request}/notes`: for the desk, or with `shared` for the clinic as well, which is told.
enum AddNote {
    struct Input: RequestBody {
        let text: String
        let isShared: Bool?

        static let schema = Schema.object([
            "text": .required(.string(1...4_000, .writing)), "shared": .optional(.boolean),
        ])

        enum CodingKeys: String, CodingKey {
            case text
            case isShared = "shared"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<NoteView> {
        let person = try context.person
        return try context.once {
            let (db, organisation) = (try context.db, person.organisation)
            let request = try ChangeRequest.lockAnyVersion(in: context)
            let id = UUID.random()
            let note = RequestNote(
                request: request.id, createdAt: try MessageStore.nextMoment(of: request.id, in: context), id: id,
                author: person.id,
                isShared: input.isShared ?? false,
                sealed: try context.services.sealer.seal(input.text, in: NoteStore.table, row: id))
            try NoteStore(db: db, organisation: organisation).insert(note)
            let users = UserStore(db: db, organisation: organisation)
            if note.isShared {
                try Notify.tell(users.ids(ofDoctor: request.doctor), .noteShared, of: request.id, in: context)
            }
            try AuditStore.append(
                AuditEvent(
                    "note_added", of: request, by: context.actor, fields: ["shared": note.isShared ? "yes" : "no"]),
                organisation: organisation, in: context)
            let names = try users.names(of: [person.id])
            return Reply.created(
                NoteView(
                    id: id, createdAt: note.createdAt, author: PersonView(person.id, in: names),
                    isShared: note.isShared, text: input.text))
        } then: {
            try context.publish(.verification)
        }
    }
}

/// `GET /ivr/requests/{request}/notes`: oldest first; a clinic sees those that are shared.
enum ListNotes {
    struct Output: ResponseBody {
        let notes: [NoteView]

        static let schema = Schema.object(["notes": .required(.array(of: NoteView.schema, 0...1_000))])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try GetRequest.find(in: context)
        let (db, organisation, sealer) = (try context.db, try context.organisation, context.services.sealer)
        let notes = try NoteStore(db: db, organisation: organisation).list(of: request.id, all: context.isOfDesk)
        let names = try UserStore(db: db, organisation: organisation).names(of: Set(notes.map(\.author)))
        let views = try notes.map { note in
            NoteView(
                id: note.id, createdAt: note.createdAt,
                author: PersonView(note.author, in: names), isShared: note.isShared,
                text: try sealer.open(String.self, note.sealed, in: NoteStore.table, row: note.id))
        }
        try context.recordRead("notes_read", of: request, ["count": String(views.count)])
        return .ok(Output(notes: views))
    }
}
