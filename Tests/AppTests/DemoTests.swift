import App
import Foundation
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"), .serialized)
struct DemoTests {
    let service: TestService

    init() throws {
        service = try TestService()
        try Demo.seed(service.services, service.db, now: Date())
    }

    @Test(arguments: [
        ("ivr@healthcare.local", "ivr123", "IVR"), ("doctor@healthcare.local", "doctor123", "doctor"),
        ("admin", "admin123", "super_admin"), ("manager", "manager123", "manager"), ("agent", "agent123", "agent"),
        ("other-admin", "other123", "admin"),
    ])
    func `the documents' accounts sign in`(login: String, password: String, role: String) {
        let answer = service.send(
            .post, "/api/auth/login", #"{"username":"\#(login)","password":"\#(password)"}"#, from: TestAddress.random()
        )
        #expect(answer.status == 200)
        let profile = service.send(.get, "/api/auth/profile", token: answer.string("access_token"))
        #expect(profile.string("user.role") == role)
    }

    @Test(arguments: [
        ("restaurant_id", 200), ("+15551234567", 200), ("restaurant_night", 200), ("restaurant_tuesday", 200),
        ("restaurant_manual", 200), ("restaurant_kolkata", 200), ("restaurant_other", 404),
    ])
    func `the demo key finds its organisation's restaurants`(asked: String, status: Int) {
        let answer = service.send(
            .get, "/api/ivr/restaurant/\(asked)/config", token: "psk_live_demo0000000000000000000000000000")
        #expect(answer.status == status)
    }

    @Test func `seeding again changes nothing, and every open door is named`() throws {
        try Demo.seed(service.services, service.db, now: Date())
        let doors = try Demo.openDoors(service.services, service.db, now: Date())
        #expect(doors.count == 7)
        #expect(doors.contains("user admin"))
        #expect(doors.contains("API key psk_live_demo..."))
    }
}
