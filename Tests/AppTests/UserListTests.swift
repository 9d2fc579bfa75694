import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Staff found among any number of patients.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct UserListTests {
    let service: TestService
    let tenant: TestTenant
    let admin: String
    /// Part of every login here: logins are unique over all organisations.
    let word = UUID().uuidString.prefix(8).lowercased()

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        admin = try tenant.signIn("admin").token
    }

    @discardableResult
    private func add(_ login: String, _ name: String, _ role: Role = .agent, territories: [String] = []) throws -> UUID
    {
        let user = User(
            id: UUID(), organisation: tenant.organisation, login: "\(login)-\(word)", name: name, role: role,
            doctor: nil,
            status: .active, passwordHash: nil, mustChangePassword: false, territories: territories, version: 1,
            createdAt: Date())
        let db = try service.db
        try db.retryingTransaction {
            try UserStore(db: db, organisation: tenant.organisation).insert(user, now: Date())
        }
        return user.id
    }

    /// What comes before the word in the logins that are found, page by page.
    private func found(_ query: String, by token: String? = nil) -> [String] {
        var found: [String] = []
        var cursor = ""
        repeat {
            let page = service.send(.get, "/api/users?\(query)\(cursor)", token: token ?? admin)
            #expect(page.status == 200, "\(page.text)")
            found += (0..<100).map { page.string("users[\($0)].login") }.filter { $0.hasSuffix("-\(word)") }
                .map { String($0.dropLast(word.count + 1)) }
            let next = page.string("pagination.next_cursor")
            cursor = next.isEmpty ? "" : "&cursor=\(next)"
        } while !cursor.isEmpty
        return found
    }

    @Test func `users are listed by role, by login and page by page`() throws {
        for (login, role) in [
            ("zoe", Role.agent), ("adam", .ivr), ("mia", .agent), ("pat", .patient), ("ben", .manager),
            ("kim", .patient),
        ] { try add(login, "Some One", role) }
        #expect(found("role=agent") == ["mia", "zoe"])
        #expect(found("role=patient") == ["kim", "pat"])
        #expect(found("role=agent,ivr,manager,agent&limit=1") == ["adam", "ben", "mia", "zoe"])
        #expect(found("role=super_admin").isEmpty)
        for spelling in ["IVR", "IVR%20Company", "ivr-company", "Ivr"] {
            #expect(found("role=\(spelling)") == ["adam"], "\(spelling)")
        }
        #expect(found("role=Agent,IVR,agent") == ["adam", "mia", "zoe"])
        #expect(found("limit=3") == ["zoe", "adam", "mia", "pat", "ben", "kim"])
        let stranger = try TestTenant(service).signIn("admin").token
        #expect(found("role=agent", by: stranger).isEmpty)
    }

    @Test func `users are found by the beginning of the login, and staff by a word of the name`() throws {
        try add("zoe", "Inés Fernández")
        try add("fern.a%b_c", "Zoe")
        try add("ferdinand", "Patient", .patient)
        #expect(found("q=FER&limit=2") == ["ferdinand", "fern.a%b_c", "zoe"])
        #expect(found("q=ines") == ["zoe"])
        #expect(found("q=In%C3%A9s%20fern") == ["zoe"])
        #expect(found("q=fer&role=patient") == ["ferdinand"])
        #expect(found("q=fer&role=agent") == ["fern.a%b_c", "zoe"])
        // Nothing that is typed is a wildcard, and patients' users have no names.
        #expect(found("q=fern.a%25b_") == ["fern.a%b_c"])
        #expect(found("q=%25ern").isEmpty && found("q=f_rn").isEmpty && found("q=%7C").isEmpty)
        #expect(found("q=patient").isEmpty)
        #expect(found("q=ernandez").isEmpty)
    }

    @Test func `who is limited to territories finds those who reach no further`() throws {
        #expect(
            service.send(.put, "/api/ivr/territories/north", #"{"name":"North"}"#, token: admin).status == 200)
        try add("near", "Near One", territories: ["north"])
        try add("wide", "Near Two")
        let limited = try tenant.signIn("admin")
        let user = try #require(try UserStore.find(login: limited.login, service.db))
        let changed = service.send(
            .patch, "/api/users/\(user.id.text)", #"{"territory_ids":["north"]}"#, token: admin,
            headers: ["If-Match": "*"])
        #expect(changed.status == 200, "\(changed.text)")
        #expect(found("q=near", by: limited.token) == ["near"])
        #expect(found("role=agent", by: limited.token) == ["near"])
    }

    @Test(arguments: [
        "role=", "role=nurse", "role=agent,", "role=IVR%20Companies", "role=agent,nurse", "q=", "q=%01",
        "q=%E2%80%8B", "cursor=YWJj",
    ])
    func `a filter that is none is refused`(query: String) {
        let answer = service.send(.get, "/api/users?\(query)", token: admin)
        #expect(answer.status == 422, "\(answer.text)")
    }

    @Test func `every filter goes along the index, and nothing is sorted`() throws {
        let id = try add("one", "Some One", .patient)
        try TestDatabase.fill(
            """
            INSERT INTO users (id, organisation_id, login, name, role, status, created_at, updated_at)
            SELECT UUID(), organisation_id, CONCAT(login, seq), name, IF(seq % 50, 'patient', 'agent'), status,
                created_at, updated_at
            FROM users, seq_1_to_4000 WHERE organisation_id = \(tenant.organisation) AND id = \(id)
            """)
        try TestDatabase.root().execute("ANALYZE TABLE users")
        let store = UserStore(db: try service.db, organisation: tenant.organisation)
        // Of who is limited to territories the server may begin with those, who are few.
        for filter in [UserFilter(), UserFilter(q: "one")] {
            for role in [Role.agent, .patient] {
                for login in [nil, "one-\(word)7"] {
                    let plan = try store.plan(filter, role, within: nil, after: login)
                    #expect(plan.first?.key == "users_by_role", "\(filter) \(plan)")
                    #expect(plan.first?.extra.contains("filesort") == false, "\(filter) \(plan)")
                    #expect(plan.first?.extra.contains("temporary") == false, "\(filter) \(plan)")
                }
            }
        }
    }
}
