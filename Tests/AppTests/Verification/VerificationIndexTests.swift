import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// The keyed hashes by which requests are found.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationIndexTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    private func found(_ text: String, _ token: String? = nil) -> [String] {
        clinic.search(#"{"q":"\#(text)"}"#, token: token).ids()
    }

    @Test func `a request is found by the policy number that it has, which its patient need not have`() throws {
        let id = clinic.submit(try TestClinic.sample { $0["policy_number"] = "XQ 77-19" })
        for text in ["XQ 77-19", "xq7719", "XQ-7719"] { #expect(found(text) == [id], "\(text)") }
        #expect(found("XQ771") == [] && found("XQ77190") == [])
        #expect(clinic.post(id, "reject", TestClinic.rejection).status == 200)
        let next = clinic.post(id, "resubmission", #"{"policy_number":"ZZ-900"}"#).string("id")
        #expect(found("ZZ900").contains(next))
        // To whom neither is shown there is nothing to find.
        let stranger = try clinic.person("doctor", doctor: "D-2")
        #expect(found("ZZ900", stranger) == [])
        let hash = clinic.service.services.index.index(label: "bi:v1:coverage.member_id", normalised: "ZZ900").hex
        #expect(try clinic.fields(of: "request_searched").contains(hash))
    }

    @Test func `what was indexed before the key was noted is indexed by the job, and then found`() throws {
        let id = clinic.submit(try TestClinic.sample { $0["policy_number"] = "OLD-1" })
        let version = clinic.get(id)[header: "etag"]
        try TestDatabase.root().execute(
            """
            UPDATE verification_requests SET policy_index = NULL, index_key = 0
            WHERE organisation_id = \(clinic.tenant.organisation)
            """)
        #expect(found("OLD-1") == [])
        let context = JobContext(services: clinic.service.services, database: clinic.service.database, now: Date())
        #expect(try IndexedRows.remain(before: 1, of: clinic.tenant.organisation, context.db))
        #expect(try !ReindexRequests.reindex(clinic.tenant.organisation, in: context))
        #expect(try !IndexedRows.remain(before: 1, of: clinic.tenant.organisation, context.db))
        #expect(found("OLD-1") == [id])
        #expect(clinic.get(id)[header: "etag"] == version)
        #expect(JobTypes.all.contains { $0.name == "reindex_requests" })
    }

    @Test func `after a rotation of the index key duplicates are seen, by the new key alone in the end`() throws {
        let organisation = clinic.tenant.organisation
        let first = clinic.submit()
        let old = try Keyring(contentsOf: clinic.service.services.configuration.keyring)
        let rotated = try old.rotating(.index, now: Date())
        func service(_ keyring: Keyring) throws -> TestService {
            let path = FileManager.default.temporaryDirectory.appending(path: "keyring-\(UUID().uuidString)").path
            try keyring.write(to: path)
            return try TestService(environment: ["TRUNKLINE_KEYRING": path])
        }
        func duplicates(of id: String, _ service: TestService) -> [String] {
            service.send(.get, "/api/ivr/requests/\(id)/duplicates", token: clinic.reviewer).ids("duplicates")
        }
        let during = try service(rotated)
        let after = try service(rotated.retiring(.index, id: 1))
        let second = during.send(.post, "/api/ivr/requests", TestClinic.sample, token: clinic.reviewer).string("id")
        #expect(duplicates(of: second, during) == [first])
        #expect(duplicates(of: second, after) == [])
        let context = JobContext(services: during.services, database: during.database, now: Date())
        #expect(try IndexedRows.remain(before: 2, of: organisation, context.db))
        #expect(try !ReindexRequests.reindex(organisation, in: context))
        #expect(try !ReindexPatients.reindex(organisation, in: context))
        #expect(try !IndexedRows.remain(before: 2, of: organisation, context.db))
        #expect(duplicates(of: second, after) == [first] && duplicates(of: first, after) == [second])
    }
}
