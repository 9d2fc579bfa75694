import Testing
import Understanding

/// What a call was, from what was said.
struct CallAnalysisTests {
    @Test func `who asks for the hours and is glad is summarised in the contract's words`() {
        let call = CallAnalysis(transcript: "Caller: Hi, what are your operating hours? Great, thank you so much!")
        #expect(call.reason == .hours)
        #expect(call.summary == "Customer called about operating hours")
        #expect(call.sentimentLabel == .positive)
        #expect((70...95).contains(call.sentimentScore))
        #expect(call.explanation.rules.contains { $0.contains("hours") })
        #expect(call.explanation.signals.contains { $0.word == "great" })
    }

    @Test(arguments: [
        "Customer call transcript", "Complete call transcript", "call", "Customer", "This is a test call",
        "Customer: customer customer call\nAgent: call", "Hello?", "Sample transcript of a call", "", " \n\t ", "...",
    ])
    func `words about the call itself give no reason`(transcript: String) {
        let call = CallAnalysis(transcript: transcript)
        #expect(call.reason == .other)
        #expect(call.sentimentScore == 50 && call.sentimentLabel == .neutral)
        #expect(!call.summary.contains("\""), "\(call.summary)")
        #expect(call.explanation.confidence == .low)
    }

    @Test(arguments: [
        ("Caller: I would like to book a table for four on Friday at 7 pm.", CallReason.reservation),
        ("Caller: I need to see the dentist, can I get an appointment this week?", .appointment),
        ("Caller: Can I order two large pizzas for delivery?", .order),
        ("Caller: What time do you close tonight?", .hours), ("Caller: Where are you located?", .location),
        ("Caller: The food was cold and you charged me twice. I want my refund.", .complaint),
        ("Caller: How much is the lunch menu?", .pricing), ("Caller: Where is my order? Has it shipped?", .status),
        ("Caller: I need to cancel my reservation for tonight.", .cancellation),
        ("Caller: Can I move my appointment to Tuesday instead?", .reschedule),
        ("Caller: I want to speak to a real person please.", .transfer),
        ("Caller: Tell me a joke about cats.", .other),
    ])
    func `every reason is found`(transcript: String, reason: CallReason) {
        #expect(CallAnalysis(transcript: transcript).reason == reason)
    }

    @Test func `what the agent says does not count`() {
        let said = "Caller: What time do you open on Sunday?"
        let kind = CallAnalysis(transcript: said + "\nAgent: Wonderful, I love that question, great, thank you!")
        let rude = CallAnalysis(transcript: said + "\nAgent: That is a terrible question. I hate it. Awful, angry.")
        #expect(kind.sentimentScore == rude.sentimentScore)
        #expect(kind.summary == rude.summary && kind.reason == rude.reason)
        #expect(kind.explanation.speakers == "labels")
        // And counts when it is the caller's.
        let angry = CallAnalysis(transcript: said + "\nCaller: That is terrible. I hate it. Awful, I am angry.")
        #expect(angry.sentimentLabel == .negative)
    }

    @Test(arguments: ["", "Call 2025-03-01\n", "Date: 2025-03-01\nSubject: a wonderful, great day\n\n"])
    func `who is named once beside an agent is the caller, and what stands before is nobody's`(head: String) {
        let complaint = "This is outrageous, my order was cold and nobody answered!"
        let call = CallAnalysis(
            transcript:
                "\(head)Agent: Thanks for calling, how can I help?\nMaria: \(complaint)\nAgent: Sorry, great day!")
        let alone = CallAnalysis(transcript: "Caller: \(complaint)")
        #expect(call.sentimentLabel == .negative)
        #expect(call.sentimentScore == alone.sentimentScore)
        #expect(call.reason == alone.reason)
        #expect(call.explanation.speakers == "labels")
    }

    @Test func `where nobody but the agent is labelled all of it is weighed, whatever stands before`() {
        let talk = "Agent: Thanks for calling.\n- It was terrible, I hate it, I am angry.\nAgent: Noted."
        #expect(CallAnalysis(transcript: talk).sentimentLabel == .negative)
        let call = CallAnalysis(transcript: "Call 2025-03-01\n" + talk)
        #expect(call.sentimentLabel == .negative)
        #expect(call.explanation.speakers == "none")
    }

    @Test func `a word before a colon is nobody's name where others have names`() {
        let talk = "Agent: Hi.\nMaria: It was cold.\nAgent: I see.\nNote: a wonderful, great day.\nMaria: I hate it."
        let named = CallAnalysis(transcript: talk)
        let labelled = CallAnalysis(transcript: talk.replacing("Maria:", with: "Caller:"))
        #expect(named.sentimentScore == labelled.sentimentScore)
    }

    @Test func `a negation turns praise round, and a but lets the end weigh more`() {
        func score(_ text: String) -> Int { CallAnalysis(transcript: "Caller: \(text)").sentimentScore }
        #expect(score("The food was good.") > 55)
        #expect(score("The food was not good.") < 50)
        #expect(
            score("The food was bad, but the service was excellent.")
                > score("The service was excellent, but the food was bad."))
        #expect(score("The food was REALLY good!!!") > score("The food was good."))
        #expect(score("Der Tisch") == 50)
    }

    @Test func `a label is what its score says`() {
        for score in 0...100 {
            let label = SentimentLabel(score: score)
            #expect(label == (score < 45 ? .negative : score > 55 ? .positive : .neutral))
        }
    }

    @Test func `slots are said when they were, and left out when it is unclear which held`() {
        let one = CallAnalysis(transcript: "Caller: A table for two tomorrow at 8 pm please.")
        #expect(one.summary == "Customer called about a reservation for 2 people tomorrow at 8 pm")
        let two = CallAnalysis(
            transcript:
                "Caller: A table for two tomorrow at 8 pm please.\nCaller: No, make it a table for three at 9 pm.")
        #expect(two.summary == "Customer called about a reservation tomorrow")
    }

    @Test func `a summary quotes no numbers, names and addresses of e-mail`() {
        for said in [
            "My card is 4111 1111 1111 1111 and my piano fell over.", "My name is Quizzaciously Smith, about a piano.",
            "This is Quizzaciously Smith.", "My email is quizzaciously at example dot com about pianos.",
        ] {
            let call = CallAnalysis(transcript: "Caller: \(said)")
            #expect(!call.summary.contains("4111") && !call.summary.contains("uizzaciously"), "\(call.summary)")
        }
    }

    @Test(arguments: [
        "Reach me on five five five one two three four five six seven about my piano.",
        "My number is four one one, double two, two three and the piano fell over.",
        "Call nineteen eighty fifty five about the piano please.",
        "Write to Quizz@example.com about the piano please, it fell over.",
        "You can write me at Quizz.smith@example.com about the piano.", "I'm Quizz Smith and my piano fell over.",
        "Well, I am Quizz Smith from Main Street and the piano fell over.",
        "Me llamo Quizz y quiero hablar del piano que se cayó.", "Hola soy Quizz Pérez, el piano se rompió.",
        "Ich heiße Quizz Meier und das Klavier ist umgefallen.", "Je m'appelle Quizz et le piano est tombé.",
        "Mi correo es quizz arroba ejemplo punto com sobre el piano.",
    ])
    func `nor those that are said in words, in other languages, or only reach into a sentence`(said: String) {
        let summary = CallAnalysis(transcript: "Caller: \(said)").summary
        for part in ["uizz", "five five", "two three", "fifty five", "example"] {
            #expect(!summary.contains(part), "\(summary)")
        }
    }

    @Test func `what has a count or an article in it is quoted`() {
        for said in ["The piano fell over on one of us.", "Your piano has two black keys and three white ones."] {
            let summary = CallAnalysis(transcript: "Caller: \(said)").summary
            #expect(summary.contains("iano"), "\(summary)")
        }
    }

    @Test func `an explanation has words of the lists and none that the caller made up`() {
        let call = CallAnalysis(
            transcript:
                "Caller: Xylographer speaking. The quizzacious food was absolutely terrible, Xylographer is angry.")
        let words = call.explanation.signals.map(\.word) + call.explanation.rules
        #expect(words.contains("terrible") && words.contains("angry"))
        #expect(!words.contains { $0.contains("xylograph") || $0.contains("quizz") })
        #expect(call.explanation.reasons.count == CallReason.allCases.count)
    }

    @Test func `the same call has the same analysis, also by many threads at once`() async {
        let said = "Caller: The waiter was rude, and I want to cancel my order.\nAgent: I am sorry."
        let first = CallAnalysis(transcript: said)
        await withTaskGroup(of: CallAnalysis.self) { group in
            for _ in 0..<16 { group.addTask { CallAnalysis(transcript: said) } }
            for await call in group { #expect(call == first) }
        }
    }

    @Test(arguments: [
        (
            "de", "Anrufer: Ich möchte einen Tisch für zwei Personen reservieren, vielen Dank, das ist wunderbar.",
            CallReason.reservation
        ),
        ("es", "Cliente: Quiero cancelar mi reserva para esta noche, por favor.", .cancellation),
        ("fr", "Client: Bonjour, je voudrais réserver une table pour deux personnes ce soir, merci.", .reservation),
    ])
    func `other languages are told and read`(code: String, transcript: String, reason: CallReason) {
        let call = CallAnalysis(transcript: transcript)
        #expect(call.explanation.language == code)
        #expect(call.reason == reason)
        #expect(call.explanation.confidence == .low)
    }

    @Test func `hostile texts end, in time that grows with their length`() {
        let texts = [
            String(repeating: "a", count: 500_000), String(repeating: "Caller: \n", count: 55_000),
            String(repeating: "not ", count: 125_000), String(repeating: "!", count: 500_000),
            String(repeating: "book a ", count: 70_000), String(repeating: "\u{1F600}", count: 125_000),
            String(repeating: "good.", count: 100_000), String(repeating: "e\u{301}", count: 160_000),
            String(repeating: "looo", count: 125_000), "\u{0}\u{FEFF}\u{202E}caller\u{0}: \u{0}",
            String(repeating: ":", count: 500_000), String(repeating: "A: b ", count: 100_000),
        ]
        let clock = ContinuousClock()
        for text in texts {
            let time = clock.measure {
                let call = CallAnalysis(transcript: text)
                #expect((0...100).contains(call.sentimentScore))
                #expect(call.summary.utf8.count < 400)
                #expect(call.explanation.signals.count <= Explanation.signalLimit)
            }
            // Half a megabyte, without optimisation, on a machine that does other things too.
            #expect(time < .seconds(60), "\(text.prefix(8)): \(time)")
        }
    }
}
