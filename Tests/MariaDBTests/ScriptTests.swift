import Testing

@testable import MariaDB

struct ScriptTests {
    @Test(arguments: [
        ("", []),
        (" ; ;\n-- nothing\n# at all\n/* really ; */ ;", []),
        ("a; b", ["a", "b"]),
        ("a;\n\n-- why; not\n  b -- tail\n;", ["a", "b"]),
        ("INSERT INTO t VALUES ('a;b', \"c;d\", `e;f`);x", ["INSERT INTO t VALUES ('a;b', \"c;d\", `e;f`)", "x"]),
        ("SELECT 'it''s; fine';x", ["SELECT 'it''s; fine'", "x"]),
        ("SELECT 'it\\'s; fine';x", ["SELECT 'it\\'s; fine'", "x"]),
        ("SELECT `a\\`; x", ["SELECT `a\\`", "x"]),
        ("SELECT 5--3; x", ["SELECT 5--3", "x"]),
        ("SELECT 1 /* ; ' */ + 1 # ; '\n; x", ["SELECT 1 /* ; ' */ + 1", "x"]),
        ("/*! SET a = 1; */; /*M! b */", ["/*! SET a = 1; */", "/*M! b */"]),
        ("SELECT 'ü;🙂'; --", ["SELECT 'ü;🙂'"]),
    ])
    func `statements end at a semicolon that is one`(text: String, statements: [String]) {
        #expect(Script.statements(of: text) == statements)
    }

    @Test(arguments: ["SELECT 'a", "SELECT \"a;", "SELECT `a;", "a; /* b", "SELECT 'a\\'", "/*/"])
    func `what is not closed is refused`(text: String) {
        #expect(Script.statements(of: text) == nil)
    }
}
