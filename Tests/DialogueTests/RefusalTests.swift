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
}
