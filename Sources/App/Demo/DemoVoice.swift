internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets

/// A territory for callers: a clinic with two doctors who have time, patients who may call, and visits of theirs; and a
/// second territory that the demo's key may not use.
enum DemoVoice {
    static let territory = "demo"
    static let other = "demo-north"
    /// What the demo's key is limited to.
    static let keyTerritories = [Territory.main, territory]

    /// Adds what is missing and leaves what is there as it is, changed or not.
    static func seed(_ services: Services, _ db: Connection, now: Date) throws {
        let organisation = DemoData.organisation
        let doctors = DoctorStore(db: db, organisation: organisation)
        for doctor in Self.doctors(now: now) where try doctors.find(id: doctor.id, within: nil) == nil {
            try DemoMasterData.ignoringDuplicates(db) { try doctors.insert(doctor) }
        }
        let patients = PatientStore(db: db, organisation: organisation)
        for patient in Self.patients(now: now) where try !patients.exists(id: patient.id) {
            let stored = try StoredPatient(patient, by: services.sealer)
            try DemoMasterData.ignoringDuplicates(db) {
                try patients.insert(
                    stored, indexes: PatientIndex.all(of: patient.details, by: services.index),
                    key: services.index.activeKeyID)
            }
        }
    }

    /// Both, before anything is in them.
    static func seedTerritories(_ db: Connection, now: Date) throws {
        let territories = TerritoryStore(db: db, organisation: DemoData.organisation)
        try territories.insert(id: territory, name: "Demo", now: now)
        try territories.insert(id: other, name: "Demo North", now: now)
    }

    private static func doctors(now: Date) -> [Doctor] {
        [
            ("D-101", "Dr. Elena Park", "1000000020"), ("D-102", "Dr. Thomas Hale", "1000000038"),
        ].map { id, name, npi in
            Doctor(
                id: id, territory: territory, name: name, npi: npi, practice: "Harbor Clinic",
                phone: PhoneNumber(e164: "+12125550170"), isActive: true, version: 1, createdAt: now, updatedAt: now)
        }
    }

    private static func patients(now: Date) -> [Patient] {
        [
            ("P-2001", "Grace Bennett", "1952-04-18", "+12125550181", "HRB-5501234"),
            ("P-2002", "Luis Herrera", "1967-11-03", "+12125550182", "HRB-5505678"),
            ("P-2003", "Anita Sharma", "1975-08-29", "+12125550183", "HRB-5509012"),
            ("P-2004", "Walter Novak", "1948-01-12", "+12125550184", "HRB-5503456"),
        ].map { id, name, born, phone, policy in
            var details = PatientDetails(
                name: name, dateOfBirth: CalendarDate(born), phone: PhoneNumber(e164: phone),
                coverages: [
                    Coverage(
                        payerID: "payer-003", provider: "Commonwealth Health Plan", policyNumber: policy,
                        groupNumber: nil, coverageType: .primary)
                ])
            details.medicalHistory = MedicalHistory(conditions: ["Foot ulcer"], allergies: [], medications: [])
            return Patient(
                id: id, sealedID: UUID.random(), territory: territory, details: details, version: 1, createdAt: now,
                updatedAt: now)
        }
    }
}
