import Dates
import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// A territory with a clinic in New York, two doctors, and a patient whom callers may say they are.
struct TalkDesk {
    let clinic: TestClinic
    let admin: String
    let key: String
    /// A Sunday noon in New York.
    static let now = Date(timeIntervalSince1970: 1_795_971_600)
    var service: TestService { clinic.service }
    var organisation: UUID { clinic.tenant.organisation }

    init() throws {
        clinic = try TestClinic(TestService())
        admin = try clinic.tenant.signIn("admin", now: Self.now).token
        let db = try clinic.service.db
        for territory in ["demo", "north"] {
            try TerritoryStore(db: db, organisation: clinic.tenant.organisation)
                .insert(id: territory, name: territory, now: Self.now)
        }
        let made = clinic.service.send(
            .post, "/api/ivr/auth/api-key", #"{"name":"Voice","scopes":["voice"],"territoryIds":["demo"]}"#,
            token: admin, now: Self.now)
        key = made.string("data.apiKey")
        for doctor in [("D-11", "Dr. Sarah Wilson", "1000000004"), ("D-12", "Dr. Miguel Ortega", "1999999984")] {
            let body = #"{"id":"\#(doctor.0)","name":"\#(doctor.1)","npi":"\#(doctor.2)","territory_id":"demo"}"#
            #expect(send(.post, "/doctors", body).status == 201)
        }
        let set = send(.put, "/clinics/harbor", Self.harbor, headers: ["if-match": "\"0\""])
        #expect(set.status == 200, "\(set.text)")
        for doctor in ["D-11", "D-12"] {
            #expect(send(.put, "/clinics/harbor/doctors/\(doctor)/hours", Self.hours).status == 200)
        }
        #expect(send(.post, "/patients", Self.patient).status == 201)
    }

    static let harbor = #"""
        {"territory_id":"demo","name":"Harbor Clinic","address":"12 Harbor Street","phone":"+12125550120",
        "time_zone":"America/New_York","hours":{"monday":{"start":"08:00","end":"18:00"},
        "tuesday":{"start":"08:00","end":"18:00"},"wednesday":{"start":"08:00","end":"18:00"},
        "thursday":{"start":"08:00","end":"18:00"},"friday":{"start":"08:00","end":"18:00"}},"holidays":[],
        "visit_types":[
        {"id":"first-visit","name":"First visit","length_minutes":30,"notice_minutes":60,"horizon_days":30,
        "price_cents":12000},
        {"id":"follow-up","name":"Follow-up","length_minutes":30,"notice_minutes":60,"horizon_days":30}]}
        """#
    static let hours = #"""
        {"weekly":{"monday":[{"start":"09:00","end":"12:00"}],
        "tuesday":[{"start":"09:00","end":"12:00"},{"start":"13:00","end":"17:00"}],
        "wednesday":[{"start":"09:00","end":"17:00"}],"thursday":[{"start":"09:00","end":"17:00"}],
        "friday":[{"start":"09:00","end":"12:00"}]},"exceptions":[]}
        """#
    static let patient = #"""
        {"id":"P-2001","name":"Grace Bennett","date_of_birth":"1952-04-18","territory_id":"demo",
        "coverages":[{"provider":"Commonwealth Health Plan","policy_number":"HRB-5501234"}]}
        """#

    func send(
        _ method: Web.Method, _ path: String, _ body: String? = nil, token: String? = nil,
        headers: [String: String] = [:], now: Date = now
    ) -> Answer {
        service.send(method, "/api\(path)", body, token: token ?? admin, headers: headers, now: now)
    }

    func call(_ id: String = "c-\(UUID().uuidString)", number: String? = "+16175550140") -> Caller {
        Caller(desk: self, id: id, number: number)
    }

    /// Books for the patient, as the desk does.
    func book(
        _ start: String = "2026-12-03T15:00:00Z", doctor: String = "D-11", type: String = "follow-up",
        patient: String = "P-2001"
    ) {
        let body = """
            {"clinic_id":"harbor","visit_type_id":"\(type)","doctor_id":"\(doctor)","patient_id":"\(patient)",
            "starts_at":"\(start)"}
            """
        let booked = send(.post, "/appointments", body)
        #expect(booked.status == 201, "\(booked.text)")
    }

    /// Nobody sees patients any more.
    func empty() {
        for doctor in ["D-11", "D-12"] {
            let set = send(.put, "/clinics/harbor/doctors/\(doctor)/hours", #"{"weekly":{},"exceptions":[]}"#)
            #expect(set.status == 200, "\(set.text)")
        }
    }

    /// What there is of visits, as `status local_start doctor`, soonest first; those of lapsed wishes are left out.
    func visits() throws -> [String] {
        try TestDatabase.root().fetchValues(
            """
            SELECT CONCAT(status, ' ', local_start, ' ', doctor_id) FROM appointments
            WHERE organisation_id = \(organisation) AND patient_id IS NOT NULL ORDER BY starts_at
            """)
    }

    /// Times that are kept for nobody any more but still are.
    func holds() throws -> Int {
        try count("SELECT COUNT(*) FROM appointments WHERE organisation_id = \(organisation) AND status = 'held'")
    }

    func count(_ sql: SQL) throws -> Int { try TestDatabase.root().fetchValue(sql, as: Int.self) ?? -1 }

    /// Somebody who calls.
    struct Caller {
        let desk: TalkDesk
        let id: String
        let number: String?

        @discardableResult
        func say(
            _ text: String, keys: String? = nil, turn: String? = nil, token: String? = nil, territory: String = "demo",
            now: Date = TalkDesk.now, language: String? = nil, others: [String]? = nil, transferred: String? = nil
        ) throws -> Answer {
            var body: [String: Any] = ["call_id": id, "user_input": text, "territory_id": territory]
            body["dtmf"] = keys
            body["turn_id"] = turn
            body["caller_number"] = number
            body["language"] = language
            body["alternatives"] = others
            body["transfer_status"] = transferred
            let json = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
            return desk.send(.post, "/ivr/interact", json, token: token ?? desk.key, now: now)
        }
    }
}
