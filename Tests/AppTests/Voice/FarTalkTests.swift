import TestSupport
import Testing

@testable import App

/// Callers who name days beyond all that anybody plans for.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct FarTalkTests {
    let desk: TalkDesk

    init() throws { desk = try TalkDesk() }

    @Test(arguments: [
        "I'd like an appointment after 9999-12-31", "I'd like a follow-up on 9999-12-31",
        "I need an appointment before 0001-01-01", "a follow-up the week after 9999-12-31, please",
        "a visit the day after 12/31/9999", "a follow-up between 9999-12-30 and 9999-12-31",
        "an appointment 999999999999999999 mondays from now", "a visit the day before 0001-01-01",
        "I'd like an appointment from the 1st to the 999999999999999999th",
    ])
    func `a day nobody can be seen on is answered, and the call goes on`(wish: String) throws {
        let call = desk.call()
        for text in [wish, "a follow-up", "the next day", "a week later", "next week", "the earliest one"] {
            let answer = try call.say(text)
            #expect(answer.status == 200, "\(text): \(answer.text)")
        }
    }
}
