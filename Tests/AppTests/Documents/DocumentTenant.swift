import Dates
import Foundation
import MariaDB
import TestSupport
import Web

@testable import App

/// An organisation with a request, its doctor and a reviewer.
struct DocumentTenant {
    static let doctorID = "D-001"

    let service: TestService
    let tenant: TestTenant
    let reviewer: String
    let doctor: String
    let request = UUID()

    var path: String { "/api/ivr/requests/\(request.uuidString.lowercased())" }

    init(_ service: TestService, status: String = "awaiting_documents") throws {
        self.service = service
        tenant = try TestTenant(service)
        reviewer = try tenant.signIn("ivr").token
        doctor = try Self.signIn(tenant, asDoctor: Self.doctorID)
        try addRequest(request, status: status)
    }

    /// Signs a user in who is that doctor.
    static func signIn(_ tenant: TestTenant, asDoctor doctor: String) throws -> String {
        let (login, token, _) = try tenant.signIn("doctor")
        try TestDatabase.root().execute("UPDATE users SET doctor_id = \(doctor) WHERE login = \(login)")
        return token
    }

    func addRequest(_ id: UUID, status: String = "awaiting_documents", doctor: String = doctorID) throws {
        let sealed = try service.services.sealer.seal("nothing", in: RequestStore.table, row: id)
        try TestDatabase.root().execute(
            """
            INSERT INTO verification_requests (organisation_id, id, number_year, number, patient_id, doctor_id,
                territory_id, status, priority, submitted_at, updated_at, total_cents, likeness, due_order, sealed)
            VALUES (\(tenant.organisation), \(id), 2026, \(Int.random(in: 1...1_000_000_000)), 'P-1', \(doctor), 'main',
                \(status), 'high', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 0, REPEAT('a', 16), '9999-01-01', \(sealed))
            """)
    }

    /// Asks for documents. Returns the ids of the items.
    @discardableResult
    func ask(
        for types: [DocumentType], required: Bool = true, notes: String? = nil, asked: Date? = nil, at: Date = Date()
    ) throws -> [UUID] {
        let id = UUID()
        let sealer = service.services.sealer
        let sealed = try notes.map {
            try sealer.seal(DocumentAsk.Content(notes: $0), in: ChecklistStore.asks, row: id)
        }
        let ask = DocumentAsk(
            id: id, request: request, askedAt: asked ?? at, askedBy: nil, deadline: CalendarDate(daysSince1970: 20_818),
            deadlineAt: at, notice: .first(askedAt: asked ?? at, deadlineAt: at), sealed: sealed)
        let items = types.map {
            ChecklistItem(id: UUID(), ask: id, request: request, type: $0, isRequired: required, updatedAt: at)
        }
        try ChecklistStore(db: service.db, organisation: tenant.organisation).insert(ask, items)
        return items.map(\.id)
    }

    func upload(
        _ file: [UInt8] = SampleFiles.pdf, name: String = "card.pdf", as type: String? = "insurance_card",
        item: UUID? = nil, declared: String? = "application/pdf", token: String? = nil,
        headers: [String: String] = [:], piece: Int = .max
    ) -> Answer {
        var form = Form()
        if let type { form.add("type", type) }
        if let item { form.add("item_id", item.uuidString) }
        form.add(file: file, name: name, type: declared)
        return send(form, token: token, headers: headers, piece: piece)
    }

    func send(
        _ form: Form, token: String? = nil, headers: [String: String] = [:], piece: Int = .max, cut: Int = 0
    ) -> Answer {
        service.upload(
            path + "/documents", Array(form.bytes.dropLast(cut)), type: Form.type, token: token ?? doctor,
            headers: headers, inPiecesOf: piece)
    }

    func get(_ rest: String, token: String? = nil) -> Answer {
        service.send(.get, path + rest, token: token ?? reviewer)
    }

    func decide(_ document: String, _ decision: String, reason: String? = nil, token: String? = nil) -> Answer {
        let reason = reason.map { #","reason":"\#($0)""# } ?? ""
        return service.send(
            .put, path + "/documents/\(document)/decision", #"{"decision":"\#(decision)"\#(reason)}"#,
            token: token ?? reviewer)
    }

    func status() throws -> String? {
        try TestDatabase.root().fetchValue(
            "SELECT CAST(status AS CHAR) FROM verification_requests WHERE id = \(request)", as: String.self)
    }

    /// How many rows of a table the organisation has.
    func count(_ table: Table) throws -> Int {
        let select: SQL = "SELECT COUNT(*) FROM "
        return try TestDatabase.root().fetchValue(
            select + table.sql + " WHERE organisation_id = \(tenant.organisation)", as: Int.self) ?? 0
    }

    enum Table {
        case documents, chunks

        var sql: SQL {
            switch self {
            case .documents: "documents"
            case .chunks: "document_chunks"
            }
        }
    }

    /// The events of the organisation's trail, by name.
    func events(_ name: String) throws -> Int {
        try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(tenant.organisation) AND event = \(name)
            """, as: Int.self) ?? 0
    }

    /// A form as a browser sends it.
    struct Form {
        static let type = "multipart/form-data; boundary=----WebKitFormBoundaryAbCd"
        private var parts: [UInt8] = []

        var bytes: [UInt8] { parts + Array("------WebKitFormBoundaryAbCd--\r\n".utf8) }

        mutating func add(_ name: String, _ value: String) {
            part(#"Content-Disposition: form-data; name="\#(name)""#, Array(value.utf8))
        }

        mutating func add(file: [UInt8], name: String, type: String?) {
            let type = type.map { "\r\nContent-Type: \($0)" } ?? ""
            part(#"Content-Disposition: form-data; name="file"; filename="\#(name)"\#(type)"#, file)
        }

        private mutating func part(_ head: String, _ content: [UInt8]) {
            parts += Array("------WebKitFormBoundaryAbCd\r\n\(head)\r\n\r\n".utf8) + content + [0x0D, 0x0A]
        }
    }
}
