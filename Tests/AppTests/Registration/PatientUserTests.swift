import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What admins can do about the accounts of patients.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PatientUserTests {
    let desk: RegistrationDesk

    init() throws { desk = try RegistrationDesk() }

    @Test func `who has guessed wrong by the number is unlocked`() throws {
        // Failures are counted under a number wherever it is tried.
        let phone = "+9197\(Int.random(in: 10_000_000...99_999_999))"
        let made = try desk.register(["phone_number": phone])
        let proven = desk.confirm(
            made.string("verification.id"), try desk.code(phone), token: made.string("token"),
            path: "patient/phone/confirm")
        #expect(proven.status == 200, "\(proven.text)")
        let (start, address) = (Date(), TestAddress.random())
        for minute in 0..<10 {
            let now = start + Double(minute) * 60
            #expect(desk.signIn(phone, "wrong wrong wrong", from: address, now: now).status == 401)
        }
        let later = start + 601
        #expect(desk.signIn(phone, RegistrationDesk.password, from: address, now: later).status == 429)
        let unlocked = desk.service.send(
            .delete, "/api/users/\(made.string("user.id"))/lock", token: desk.admin, now: later)
        #expect(unlocked.status == 204, "\(unlocked.text)")
        #expect(desk.signIn(phone, RegistrationDesk.password, from: address, now: later).status == 200)
    }
}
