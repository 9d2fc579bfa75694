internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// The patients, doctors, payers and products of the demo: the document's own, and some more for a queue that looks
/// like one. All of them are invented; their phone numbers are of the range that is kept for fiction.
enum DemoMasterData {
    /// Adds what is missing and leaves what is there as it is, changed or not.
    static func seed(_ services: Services, _ db: Connection, now: Date) throws {
        let organisation = DemoData.organisation
        let payerStore = PayerStore(db: db, organisation: organisation)
        for payer in payers(now: now) where try payerStore.find(id: payer.id) == nil {
            try ignoringDuplicates(db) { try payerStore.insert(payer) }
        }
        let doctorStore = DoctorStore(db: db, organisation: organisation)
        for doctor in doctors(now: now) where try doctorStore.find(id: doctor.id, within: nil) == nil {
            try ignoringDuplicates(db) { try doctorStore.insert(doctor) }
        }
        let productStore = ProductStore(db: db, organisation: organisation)
        for product in products(now: now) where try productStore.find(id: product.id) == nil {
            try ignoringDuplicates(db) { try productStore.insert(product) }
        }
        let patientStore = PatientStore(db: db, organisation: organisation)
        for patient in patients(now: now) where try !patientStore.exists(id: patient.id) {
            let stored = try StoredPatient(patient, by: services.sealer)
            try ignoringDuplicates(db) {
                try patientStore.insert(
                    stored, indexes: PatientIndex.all(of: patient.details, by: services.index),
                    key: services.index.activeKeyID)
            }
        }
    }

    static func ignoringDuplicates(_ db: Connection, _ body: () throws -> Void) throws {
        do {
            try db.retryingTransaction(body)
        } catch let error as DatabaseError where error.reason == .duplicateKey {
            return
        }
    }

    private static func payers(now: Date) -> [Payer] {
        [
            ("payer-001", "Blue Cross Blue Shield", "+16175550101"), ("payer-002", "Medicare Part B", "+16175550102"),
            ("payer-003", "Commonwealth Health Plan", "+16175550103"),
            ("payer-004", "Northeast Mutual", "+16175550104"),
            ("payer-005", "Harbor Employees Fund", "+16175550105"),
        ].map { id, name, phone in
            Payer(
                id: id, name: name, phone: PhoneNumber(e164: phone), isActive: true, version: 1, createdAt: now,
                updatedAt: now)
        }
    }

    /// The document's own NPI has a wrong check digit, and is shown as such.
    private static func doctors(now: Date) -> [Doctor] {
        [
            ("D-001", "Dr. Sarah Wilson", "1234567890", "Boston Wound Care Center", "+15551234567"),
            ("D-002", "Dr. Miguel Ortega", "1000000004", "Charles River Podiatry", "+16175550112"),
            ("D-003", "Dr. Amina Yusuf", "1999999984", "Worcester Vascular Associates", "+15085550113"),
            ("D-004", "Dr. Peter Lindqvist", "2000000002", "North Shore Surgical Group", "+19785550114"),
            ("D-005", "Dr. Grace Okafor", "2987654326", "Cape Diabetes and Foot Clinic", "+17745550115"),
            ("D-006", "Dr. Kavya Menon", "1000000012", "Bengaluru Wound Clinic", "+918041234567"),
            ("D-007", "Dr. Arjun Iyer", "2999999982", "Bengaluru Wound Clinic", "+918041234567"),
        ].map { id, name, npi, practice, phone in
            Doctor(
                id: id, territory: Territory.main, name: name, npi: npi, practice: practice,
                phone: PhoneNumber(e164: phone), isActive: true, version: 1, createdAt: now, updatedAt: now)
        }
    }

    private static func products(now: Date) -> [Product] {
        [
            ("prod-001", "Rampart Wound Matrix", "Q4201", [(2, 2, 150), (4, 4, 250)]),
            ("prod-002", "Bulwark Dermal Sheet", "Q4110", [(2, 3, 210), (4, 6, 640)]),
            ("prod-003", "Palisade Amnion Graft", "Q4145", [(2, 2, 320), (3, 3, 590), (4, 8, 1_450)]),
            ("prod-004", "Causeway Collagen Scaffold", "A2005", [(5, 5, 275), (10, 10, 880)]),
            ("prod-005", "Keystone Barrier Membrane", "Q4122", [(4, 4, 410)]),
        ].map { id, name, code, sizes in
            Product(
                id: id, name: name, qCode: code, sizes: Sizes(all: sizes.map { size($0, by: $1, dollars: $2) }),
                isActive: true, version: 1, createdAt: now, updatedAt: now)
        }
    }

    private static func size(_ width: Int, by height: Int, dollars: Int64) -> Product.Size {
        Product.Size(
            size: "\(width)x\(height)", dimensions: "\(width)cm x \(height)cm", unitPrice: Money(cents: dollars * 100),
            area: Area(hundredths: width * height * 100))
    }

    private static func patients(now: Date) -> [Patient] {
        let document = PatientDetails(
            name: "John Smith", dateOfBirth: CalendarDate("1965-03-15"), medicaidNumber: "123456789",
            coverages: [coverage("payer-001", "Blue Cross Blue Shield", "BCBS123456789", group: "GRP001")],
            medicalHistory: MedicalHistory(
                conditions: ["Diabetes Type 2", "Hypertension"], allergies: ["Penicillin"],
                medications: ["Metformin", "Lisinopril"]))
        let others = [
            ("P-1235", "Maria Gonzalez", "1958-07-02", 1, "CHP-4471902", ["Venous leg ulcer"], ["Sulfa"]),
            ("P-1236", "Robert Chen", "1949-11-23", 0, "1EG4-TE5-MK73", ["Diabetes Type 2", "Foot ulcer"], []),
            ("P-1237", "Aisha Rahman", "1972-01-30", 2, "NEM 0093-118", ["Pressure ulcer"], ["Latex"]),
            ("P-1238", "William O'Brien", "1941-05-09", 0, "2CD5-EF6-GH78", ["Peripheral artery disease"], []),
            ("P-1239", "Linda Kowalski", "1966-09-14", 3, "HEF.55120", ["Burn of the forearm"], ["Iodine"]),
            ("P-1240", "James Washington", "1955-12-01", 1, "CHP-4471955", ["Diabetes Type 2"], ["Penicillin"]),
            ("P-1241", "Noor van der Berg", "1980-04-17", 2, "NEM 0093-245", ["Surgical wound"], []),
            ("P-1242", "Patricia Nguyen", "1963-08-26", 3, "HEF.55987", ["Venous leg ulcer"], []),
            ("P-1243", "David Andersen", "1950-02-11", 0, "3HJ7-KM8-NP90", ["Foot ulcer"], ["Adhesives"]),
            ("P-1244", "Susan Abernathy", "1947-10-05", 0, "4QR1-TU2-VW34", ["Pressure ulcer", "Stroke"], []),
            ("P-1245", "Carlos Mendes", "1969-06-19", 1, "CHP-4472310", ["Diabetes Type 1"], ["Sulfa"]),
            ("P-1246", "Emily Johansson", "1984-03-03", 2, "NEM 0093-377", ["Surgical wound"], []),
        ].enumerated().map { index, person -> (String, PatientDetails) in
            let (id, name, born, payer, policy, conditions, allergies) = person
            let (payerID, provider) = [
                ("payer-002", "Medicare Part B"), ("payer-003", "Commonwealth Health Plan"),
                ("payer-004", "Northeast Mutual"), ("payer-005", "Harbor Employees Fund"),
            ][payer]
            let details = PatientDetails(
                name: name, dateOfBirth: CalendarDate(born), phone: PhoneNumber(e164: "+161755501\(40 + index)"),
                mbi: MBI.normalised(policy), coverages: [coverage(payerID, provider, policy, group: nil)],
                medicalHistory: MedicalHistory(conditions: conditions, allergies: allergies, medications: []))
            return (id, details)
        }
        return ([("P-1234", document)] + others + DemoClinics.patients).map { id, details in
            Patient(
                id: id, sealedID: UUID.random(), territory: Territory.main, details: details, version: 1,
                createdAt: now, updatedAt: now)
        }
    }

    private static func coverage(_ payer: String, _ provider: String, _ policy: String, group: String?) -> Coverage {
        Coverage(
            payerID: payer, provider: provider, policyNumber: policy, groupNumber: group, coverageType: .primary)
    }
}
