import Dates
import Testing
import Understanding

@testable import Dialogue

/// Times that are not wanted, and what is said of them later.
extension DialogueTests {
    /// Two in the afternoon of a day, about to be booked.
    private static var confirming: State {
        var state = State(language: "en")
        (state.goal, state.asked) = (.book, .confirm)
        (state.form.clinic, state.form.visitType, state.form.name) = ("c", "a", "Asha Rao")
        (state.form.days, state.form.times) = (Heard.Days(opening.day), Heard.Times(840))
        state.form.chosen = Opening(day: opening.day, minutes: 840, moment: opening.moment, doctor: "d")
        state.form.hold = "h"
        return state
    }

    private static func wish(_ effects: [Effect]) -> Effect.Wish? {
        effects.lazy.compactMap { effect in if case .find(let wish) = effect { wish } else { nil } }.first
    }

    @Test func `a time without its half of the day is ruled out in the half in which it is open`() throws {
        var state = Self.confirming
        let (_, effects) = Self.go(
            &state, Self.heard { $0.excludedTimes = [Heard.Times(120, isAmbiguous: true)] })
        let wish = try #require(Self.wish(effects))
        #expect(wish.excludedTimes == [Heard.Times(840)] && wish.times == nil && wish.days != nil)
    }

    @Test func `a time that is named once more is ruled out no more`() throws {
        var state = Self.confirming
        _ = Self.go(&state, Self.heard { $0.excludedTimes = [Heard.Times(840)] })
        let (_, effects) = Self.go(
            &state,
            Self.heard {
                $0.days = [Heard.Days(Self.opening.day.advanced(by: 1))]
                $0.times = [Heard.Times(840)]
            })
        let wish = try #require(Self.wish(effects))
        #expect(wish.excludedTimes.isEmpty && wish.times == Heard.Times(840))
        // What is ruled out in the same breath as another one stays so.
        let (_, others) = Self.go(
            &state,
            Self.heard {
                $0.excludedTimes = [Heard.Times(0, 719)]
                $0.times = [Heard.Times(900)]
            })
        #expect(try #require(Self.wish(others)).excludedTimes == [Heard.Times(0, 719)])
    }

    /// Asked for what proves who the caller is.
    private static func proving(_ asked: Ask) -> State {
        var state = State(language: "en")
        (state.goal, state.asked, state.claim.names) = (.checkAppointment, asked, ["Grace Bennett"])
        if asked == .policyDigits { state.claim.dateOfBirth = today.advanced(by: -20_000) }
        return state
    }

    @Test(arguments: [Ask.dateOfBirth, .policyDigits])
    func `who says no to proving who they are is told why once, and put through then`(asked: Ask) {
        var state = Self.proving(asked)
        let no = Self.heard(.negate) { $0.yesNo = false }
        let why = Self.go(&state, no).0
        #expect(why.action == .verifyIdentity && why.lines.first?.prompt == .whyProof && state.asked == asked)
        #expect(Self.go(&state, no).0.transfer == .notVerified)
    }

    @Test(arguments: [Ask.dateOfBirth, .policyDigits])
    func `who does not know what proves who they are is put through at once`(asked: Ask) {
        var state = Self.proving(asked)
        #expect(Self.go(&state, Self.heard(.dontKnow, .negate)).0.transfer == .notVerified)
    }
}
