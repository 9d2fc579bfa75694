import Testing

@testable import MariaDB

struct SQLTests {
    @Test func `interpolations become placeholders`() {
        let sql: SQL = "SELECT \(1), \("a"), \(Int?.none)"
        #expect(sql.text == "SELECT ?, ?, ?")
        #expect(sql.parameters == [.integer(1), .text("a"), .null])
    }

    @Test func `pieces are put together with their values in order`() {
        var sql: SQL = "SELECT a FROM t WHERE b = \(1)"
        sql += " AND c = \(2)"
        let condition: SQL = "d = \(3)"
        let whole = sql + " AND (\(condition))" + SQL.joined([" OR e = \(4)", " OR f = \(5)"], by: "")
        #expect(whole.text == "SELECT a FROM t WHERE b = ? AND c = ? AND (d = ?) OR e = ? OR f = ?")
        #expect(whole.parameters == (1...5).map { .integer($0) })
        #expect(SQL.joined(["a", "b", "c"], by: ", ").text == "a, b, c")
        #expect(SQL.joined([], by: ", ").text.isEmpty)
    }

    @Test func `a list is bound value by value`() {
        let sql: SQL = "id IN (\(list: [7, 8, 9]))"
        #expect(sql.text == "id IN (?, ?, ?)")
        #expect(sql.parameters == [.integer(7), .integer(8), .integer(9)])
    }

    @Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
    struct OnAServer {
        @Test func `nothing is in an empty list, everything is outside of it`() throws {
            let db = try Connection(TestDatabase.configuration())
            let none: [Int] = []
            #expect(try db.fetchValue("SELECT 1 IN (\(list: none))", as: Bool.self) == false)
            #expect(try db.fetchValue("SELECT 1 NOT IN (\(list: none))", as: Bool.self) == true)
            #expect(try db.fetchValue("SELECT 2 IN (\(list: [1, 2]))", as: Bool.self) == true)
        }
    }
}
