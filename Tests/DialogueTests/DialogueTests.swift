import Dates
import Testing
import Understanding

@testable import Dialogue

/// What is said and done next, for whatever was heard.
@Suite struct DialogueTests {
    static let today = CalendarDate(daysSince1970: 20_786)
    static let opening = Opening(day: today.advanced(by: 2), minutes: 570, moment: 1_796_000_000, doctor: "d")
    static let world = World(
        clinics: [
            World.Clinic(
                id: "c", name: "Harbor", address: nil, currency: "USD", today: today, now: 600,
                hours: Array(repeating: 480..<1_080, count: 7), holidays: [],
                visitTypes: [World.VisitType(id: "a", name: "First"), World.VisitType(id: "b", name: "Second")],
                doctors: [World.Doctor(id: "d", name: "Dr. Wilson")])
        ], callerNumber: "+16175550140")

    static func heard(_ intents: Intent..., change: (inout Heard) -> Void = { _ in }) -> Heard {
        var heard = Heard()
        heard.intents = intents.map { Heard.Meaning($0, 0.9) }
        change(&heard)
        return heard
    }

    /// Goes through a turn with a calendar that has one time.
    static func go(_ state: inout State, _ heard: Heard, in world: World = world) -> (Said, [Effect]) {
        var turn = Turn(state, in: world)
        var effects: [Effect] = []
        var step = turn.hear(heard)
        while true {
            _ = turn.takeReleased()
            guard case .perform(let effect) = step else { break }
            effects.append(effect)
            step = turn.take(upshot(of: effect))
        }
        state = turn.state
        guard case .say(let said) = step else { return (Said(lines: [], action: .hangup), effects) }
        return (said, effects)
    }

    static func upshot(of effect: Effect) -> Upshot {
        switch effect {
        case .find: .openings([opening], isAsWished: true)
        case .hold: .held("h")
        case .verify: .notVerified
        case .listVisits: .visits([])
        case .requestStatus: .statuses([])
        case .book, .move, .cancel: .done
        }
    }

    @Test func `who has the same said again and again is put through, and not who has much said once more`() {
        var state = State(language: "en")
        var said = Self.go(&state, Self.heard(.book)).0
        for _ in 0..<Turn.patience { said = Self.go(&state, Self.heard(.sayAgain)).0 }
        #expect(said.action != .transfer)
        #expect(Self.go(&state, Self.heard(.sayAgain)).0.action == .transfer)

        state = State(language: "en")
        said = Self.go(&state, Self.heard(.book)).0
        for type in ["a", "b", "a", "b", "a"] {
            said = Self.go(&state, Self.heard { $0.visitType = type }).0
            #expect(said.action != .transfer, "\(type)")
            said = Self.go(&state, Self.heard(.sayAgain)).0
            #expect(said.action != .transfer, "\(type)")
        }
    }

    @Test func `several things are taken at once, and only what is missing is asked`() {
        var state = State(language: "en")
        let (said, effects) = Self.go(
            &state,
            Self.heard(.book) {
                $0.visitType = "b"
                $0.days = [Heard.Days(Self.opening.day)]
                $0.times = [Heard.Times(570)]
            })
        #expect(effects.count == 2 && state.asked == .name && said.action == .collectInput)
        let (next, _) = Self.go(&state, Self.heard(.provideInfo) { $0.names = ["Asha Rao"] })
        #expect(next.action == .confirm)
        #expect(next.text(in: "en").contains("9:30 AM") && next.text(in: "en").contains("Dr. Wilson"))
        let (last, done) = Self.go(&state, Self.heard(.affirm) { $0.yesNo = true })
        #expect(done.count == 1 && state.outcome == .booked && last.action == .continue)
    }

    @Test func `nothing personal is wanted before the caller is known`() {
        for intent in [Intent.cancel, .reschedule, .checkStatus] {
            var state = State(language: "en")
            let (said, effects) = Self.go(&state, Self.heard(intent))
            #expect(effects.isEmpty && said.action == .verifyIdentity && state.asked == .name)
        }
    }

    /// Whatever is heard, a conversation ends, and each of its turns says something in every language.
    @Test func `a conversation never goes on for ever`() {
        var numbers = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var state = State(language: "en")
            var turns = 0
            while !state.isOver, turns <= Turn.mostTurns + 1 {
                let (said, effects) = Self.go(&state, Self.any(&numbers))
                #expect(effects.count <= Turn.mostEffects)
                for code in Tongues.codes { #expect(!said.text(in: code).isEmpty) }
                turns += 1
            }
            #expect(turns <= Turn.mostTurns + 1)
        }
    }

    private static func any(_ numbers: inout SystemRandomNumberGenerator) -> Heard {
        var heard = Heard()
        if Int.random(in: 0..<10, using: &numbers) == 0 {
            heard.isSilence = true
            return heard
        }
        // A caller who asks for a person, or says goodbye, ends it: that is not what is tried here.
        let intents = Intent.allCases.filter { $0 != .speakToAgent && $0 != .goodbye }
        heard.intents = (0..<Int.random(in: 0..<3, using: &numbers)).compactMap { _ in
            intents.randomElement(using: &numbers).map { Heard.Meaning($0, 0.9) }
        }
        heard.yesNo = [nil, true, false].randomElement(using: &numbers) ?? nil
        if Bool.random(using: &numbers) { heard.days = [Heard.Days(today.advanced(by: Int.random(in: 0..<9)))] }
        if Bool.random(using: &numbers) { heard.times = [Heard.Times(Int.random(in: 0..<1_440))] }
        if Bool.random(using: &numbers) { heard.names = ["A Name"] }
        if Bool.random(using: &numbers) { heard.visitType = ["a", "b"].randomElement(using: &numbers) }
        if Bool.random(using: &numbers) { heard.ordinal = Int.random(in: -1..<4) }
        return heard
    }

    @Test func `another time for a visit is sought beside whatever visits its patient has, whoever calls`() {
        var state = State(language: "en")
        (state.patient, state.isProxy) = ("p", true)
        var turn = Turn(state, in: Self.world)
        let listed = turn.hear(
            Self.heard(.reschedule) {
                $0.isForOther = true
                $0.days = [Heard.Days(Self.opening.day)]
                $0.times = [Heard.Times(Self.opening.minutes)]
            })
        #expect(listed == .perform(.listVisits))
        let at = Opening(day: Self.today.advanced(by: 1), minutes: 600, moment: 1_795_900_000, doctor: "d")
        guard case .perform(.find(let wish)) = turn.take(.visits([Visit(id: "v", clinic: "c", visitType: "a", at: at)]))
        else {
            Issue.record("no time is sought")
            return
        }
        #expect(wish.isForCaller && wish.moving == "v")
    }

    @Test(arguments: Tongues.codes)
    func `every language says everything, with the same words to fill in`(code: String) throws {
        let (tongue, english) = (try #require(Tongues.all[code]), Tongues.standard)
        for prompt in Prompt.allCases {
            let (own, known) = (tongue.prompts[prompt] ?? [], english.prompts[prompt] ?? [])
            #expect(!own.isEmpty, "\(prompt)")
            #expect(own.count == known.count, "\(prompt)")
            for (own, known) in zip(own, known) {
                let places = { (text: String) in text.matches(of: /\{(\w+)\}/).map { String($0.1) }.sorted() }
                #expect(places(own) == places(known), "\(prompt): \(own)")
            }
        }
        #expect(tongue.weekdays.count == 7 && tongue.months.count == 12)
    }

    @Test func `what is said is safe within markup`() {
        let said = Said(lines: [Line(.location, ["clinic": .text("A<b>&"), "address": .text("1")])], action: .continue)
        #expect(said.markup(in: "en", isSlow: true).contains("<prosody rate=\"slow\"><s>A&lt;b&gt;&amp; is at 1.</s>"))
    }

    @Test(arguments: [(60, "open today until 2 AM"), (600, "open from 6 PM to 2 AM"), (1_200, "open today until 2 AM")])
    func `a clinic that is open into the night is open until its end`(now: Int, told: String) {
        let world = World(clinics: [
            World.Clinic(
                id: "c", name: "Harbor", address: nil, currency: "USD", today: Self.today, now: now,
                hours: Array(repeating: 1_080..<1_560, count: 7), holidays: [], visitTypes: [], doctors: [])
        ])
        var state = State(language: "en")
        let (said, _) = Self.go(&state, Self.heard(.hours), in: world)
        #expect(said.text(in: "en").contains(told), "\(said.text(in: "en"))")
    }

    @Test(arguments: [("10", "t10"), ("12", "t12"), ("07", "t7"), ("3", "t3"), ("13", nil)])
    func `of more than nine kinds of visits each has its keys`(keys: String, type: String?) {
        let world = World(clinics: [
            World.Clinic(
                id: "c", name: "Harbor", address: nil, currency: "USD", today: Self.today, now: 600,
                hours: Array(repeating: 480..<1_080, count: 7), holidays: [],
                visitTypes: (1...12).map { World.VisitType(id: "t\($0)", name: "Visit \($0)") }, doctors: [])
        ])
        var state = State(language: "en")
        #expect(Self.go(&state, Self.heard(.book), in: world).0.options.count == 12)
        _ = Self.go(&state, Self.heard { ($0.isKeys, $0.digits) = (true, keys) }, in: world)
        #expect(state.form.visitType == type)
    }

    @Test func `who says only what else is wanted is asked the same again, and not misheard`() {
        var state = State(language: "en")
        (state.goal, state.asked) = (.book, .visitType)
        let said = Self.go(&state, Self.heard { $0.also = [Self.heard(.cancel)] }).0
        #expect(said.lines.map(\.prompt) == [.oneByOne, .askVisitType])
        #expect(state.misheard == 0 && state.later.map(\.goal) == [.cancel])
    }
}
