internal import App
public import Foundation
internal import MariaDB
internal import Web

/// An organisation of a test's own, with whoever the test needs.
public struct TestTenant {
    public static let password = "correct horse battery"

    public let service: TestService
    public let organisation: UUID

    public init(_ service: TestService, country: String = "US") throws {
        self.service = service
        organisation = try Administration(service.services, service.db, now: Date())
            .createOrganisation(name: "Test", country: country)
    }

    /// Makes a user and signs in.
    ///
    /// - Returns: the login, the access token and the refresh token.
    public func signIn(_ role: String, doctor: String? = nil, now: Date = Date()) throws -> (
        login: String, token: String, refresh: String
    ) {
        let login = "\(role)-\(UUID().uuidString)@example.test".lowercased()
        let code = try Administration(service.services, service.db, now: now)
            .invite(login: login, name: "A \(role)", role: role, organisation: organisation, doctor: doctor)
        let answer = service.send(
            .post, "/api/auth/invitation", #"{"invitation_code":"\#(code)","password":"\#(Self.password)"}"#, now: now)
        return (login, answer.string("access_token"), answer.string("refresh_token"))
    }

    /// Makes an API key with all scopes.
    public func makeKey() throws -> (id: UUID, secret: String) {
        try Administration(service.services, service.db, now: Date()).createKey(
            name: "A key", organisation: organisation)
    }
}
