import Testing
import Web

@Suite struct QueryTests {
    @Test(arguments: [
        ("limit=5&cursor=a%2Bb", "limit", "5"),
        ("limit=5&cursor=a%2Bb", "cursor", "a+b"),
        ("q=a+b", "q", "a b"),
        ("q=1&q=2", "q", "1"),
        ("q", "q", ""),
        ("&&q=%F0%9F%98%80", "q", "😀"),
        ("a=1=2", "a", "1=2"),
        ("a=1&\u{301}=2&b=3", "\u{301}", "2"),
        ("%C3%A9=1&e%CC%81=2", "e\u{301}", "2"),
        ("q=\u{301}", "q", "\u{301}"),
        ("q=a%00b", "q", "a\0b"),
    ])
    func `a field is found by name, decoded`(text: String, name: String, value: String) {
        #expect(Query(text)[name] == value)
    }

    @Test(arguments: ["q=%", "q=%2", "q=%zz", "q=%ff", "%ff=1"])
    func `a field that does not decode is not there, and is missed`(text: String) {
        #expect(Query(text)["q"] == nil)
        #expect(!Query("a=1&" + text).isWhole)
        #expect(Query("a=1&&b").isWhole)
    }

    @Test func `header names are the same in any case`() {
        var headers: Headers = ["Content-Type": "a", "X-A": "1"]
        #expect(headers["content-TYPE"] == "a")
        headers["CONTENT-type"] = "b"
        #expect(headers.fields.count == 2)
        #expect(headers["Content-Type"] == "b")
        #expect(headers["Content_Type"] == nil)
    }
}
