import Foundation
import MariaDB
import Secrets

/// The requests of one organisation, as those of a desk that has been at work for long: what is open is new, what is
/// old is closed. Of each status, priority, payer and so on there are more than a page has, in the smallest one too.
struct Desk {
    let db: Connection
    let sealer: Sealer
    let organisation: UUID
    let count: Int
    let now: Date

    /// How many are not decided yet: a small desk has as many as fit, a large one a few percent.
    private var open: Int { count < 20_000 ? count / 2 : max(10_000, count / 50) }
    private var doctors: Int { max(8, count / 1_000) }
    private var payers: Int { max(5, min(50, count / 1_000)) }
    private var patients: Int { max(100, count / 5) }
    private var reviewers: Int { max(5, min(20, count / 1_000)) }
    /// Seconds between two submissions: a year and a half of them, in the largest one too.
    private var pace: Double { count < 20_000 ? 3_600 : 48 }

    private static let batch = 250
    private static let unassigned = 7

    func fill() throws {
        try inBatches(doctors) { number -> SQL in
            """
            (\(organisation), \("D-\(number)"), 'main', \("Dr. Number \(number)"), '1234567893', \(now), \(now))
            """
        } into: {
            """
            INSERT INTO doctors (organisation_id, id, territory_id, name, npi, created_at, updated_at)
            VALUES \($0)
            """
        }
        try inBatches(payers) { number -> SQL in
            """
            (\(organisation), \("payer-\(number)"), \("Payer \(number)"), \("payer \(number)"), \(now), \(now))
            """
        } into: {
            "INSERT INTO payers (organisation_id, id, name, name_key, created_at, updated_at) VALUES \($0)"
        }
        try inBatches(patients, patient) {
            """
            INSERT INTO patients (organisation_id, id, sealed_id, territory_id, sealed, created_at, updated_at)
            VALUES \($0)
            """
        }
        // Rows come in the order of their ids, so that the table grows at its end; ids have nothing to do with the
        // order of submission, as with ids drawn by lot.
        let order = (0..<count).shuffled()
        try inBatches(count, { request(order[$0], place: $0) }) {
            """
            INSERT INTO verification_requests (organisation_id, id, number_year, number, patient_id, doctor_id,
                payer_id, territory_id, status, priority, submitted_at, updated_at, closed_at, assignee_id,
                total_cents, likeness, policy_index, index_key, due_at, due_order, at_risk_at, clock_left, clock_mark,
                clock_event_at, sealed)
            VALUES \($0)
            """
        }
    }

    private func inBatches(_ count: Int, _ row: (Int) -> SQL, into statement: (SQL) -> SQL) throws {
        for start in stride(from: 0, to: count, by: Self.batch) {
            let rows = (start..<min(start + Self.batch, count)).map(row)
            try db.execute(statement(SQL.joined(rows, by: ", ")))
        }
    }

    private func patient(_ number: Int) -> SQL {
        let id = UUID()
        let text = """
            {"name":"Patient Number \(number)","date_of_birth":"19\(10 + number % 90)-03-15","coverages":[{"provider":\
            "Payer \(number % payers)","policy_number":"POL\(number)","coverage_type":"Primary"}],"medical_history":\
            {"conditions":["Diabetes Type 2","Hypertension"],"allergies":["Penicillin"],"medications":["Metformin"]}}
            """
        return """
            (\(organisation), \("P-\(number)"), \(id), 'main', \(sealed(text, in: "patients", id)), \(now), \(now))
            """
    }

    /// - Parameters:
    ///   - number: the oldest is 0.
    ///   - place: among the ids.
    private func request(_ number: Int, place: Int) -> SQL {
        let id = id(at: place)
        let submitted = now - Double(count - number) * pace
        let isOpen = number >= count - open
        let statuses =
            isOpen
            ? ["pending_review", "in_review", "awaiting_documents", "escalated"]
            : ["approved", "rejected", "cancelled"]
        let status = statuses[number % statuses.count]
        let isPaused = status == "awaiting_documents"
        // Of those that are open, a half is overdue.
        let due = now + Double(number - count + open / 2) * 60
        let isTicking = isOpen && !isPaused
        let closed = isOpen ? nil : submitted + 86_400
        let assignee = number % Self.unassigned == 0 ? nil : reviewer(number % reviewers)
        // The first patient comes again and again, the others five times.
        let patient = number % (count / 150) == 0 ? 0 : number % patients
        let text = """
            {"insurance_provider":"Payer \(number % payers)","policy_number":"POL\(patient)",\
            "diagnosis_code":"E11.621","secondary_diagnosis_codes":["L97.412"],\
            "treatment_plan":"Advanced wound care with skin substitute, weekly",\
            "products":[{"id":"prod-001","product_name":"Rampart Wound Matrix","q_code":"Q4201","sizes":[\
            {"size":"2x2","dimensions":"2cm x 2cm","unit_price":150.00,"quantity":10,"area":400},\
            {"size":"4x4","dimensions":"4cm x 4cm","unit_price":250.00,"quantity":5,"area":1600}]}],\
            "notes":"Urgent wound care needed"}
            """
        return """
            (\(organisation), \(id), 2000, \(number + 1), \("P-\(patient)"), \("D-\(number / 3 % doctors)"),
                \("payer-\(number % payers)"), 'main', \(status),
                \(["critical", "high", "medium", "low"][number / 5 % 4]), \(submitted), \(closed ?? submitted + 600),
                \(closed), \(assignee), 275000, \(Array(sha256(Array("\(number)".utf8)).prefix(16))),
                \(Array(sha256(Array("POL\(patient)".utf8)).prefix(16))), 1, \(isTicking ? due : nil),
                \(isTicking ? due : moment(isPaused ? "9000-01-01" : "9999-01-01")), \(isTicking ? due - 3_600 : nil),
                \(isPaused ? 3_600 : nil), 'breached', \(Date?.none),
                \(sealed(text, in: "verification_requests", id)))
            """
    }

    /// One that sorts behind those at the places before it: the database compares the last six bytes first.
    private func id(at place: Int) -> UUID {
        var bytes = UUID().uuid
        let last = UInt64(place) << 24 | UInt64.random(in: 0..<1 << 24)
        (bytes.10, bytes.11, bytes.12) = (UInt8(last >> 40 & 255), UInt8(last >> 32 & 255), UInt8(last >> 24 & 255))
        (bytes.13, bytes.14, bytes.15) = (UInt8(last >> 16 & 255), UInt8(last >> 8 & 255), UInt8(last & 255))
        return UUID(uuid: bytes)
    }

    private func reviewer(_ number: Int) -> UUID {
        UUID(uuid: (1, 1, 1, 1, 1, 1, 0x41, 1, 0x81, 1, 1, 1, 1, 1, 1, UInt8(number)))
    }

    private func moment(_ day: String) -> Date {
        ISO8601DateFormatter().date(from: day + "T00:00:00Z") ?? now
    }

    /// Filled up with blanks to a multiple of 64 bytes.
    private func sealed(_ text: String, in table: String, _ row: UUID) -> [UInt8] {
        var bytes = Array(text.utf8)
        bytes += [UInt8](repeating: UInt8(ascii: " "), count: (64 - bytes.count % 64) % 64)
        return sealer.seal(bytes, in: SealedPlace(table: table, column: "sealed", row: row))
    }
}
