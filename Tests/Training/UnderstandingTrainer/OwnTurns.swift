import Understanding

/// Turns of our own, for what callers of clinics say and the licensed rows lack.
enum OwnTurns {
    private static let subjects = [
        "appointment", "booking", "visit", "checkup", "consultation", "appointment with the doctor",
        "dentist appointment",
    ]
    private static let frames: [(Intent, [String])] = [
        (
            .book,
            [
                "i would like to make an #", "can i book an #", "i need to schedule an # for next week",
                "i want an # with doctor patel", "do you have any # free on monday", "i'd like to set up a new #",
                "is there an # available tomorrow morning", "get me an # please", "could i come in for a #",
            ]
        ),
        (
            .reschedule,
            [
                "i need to move my #", "can we change my # to friday", "i'd like to reschedule my #",
                "could you push my # back a week", "is it possible to have my # earlier",
                "i can't make my # on tuesday can it be thursday",
                "move thursday's # to the week after", "i want a different time for my #",
                "can you shift the # to the afternoon",
            ]
        ),
        (
            .cancel,
            [
                "i need to cancel my #", "please cancel the # tomorrow", "i won't be able to come to my #",
                "i don't need the # any more",
                "call off my #", "take me off the list for the #", "can you delete my #", "i can't attend my #",
            ]
        ),
        (
            .checkStatus,
            [
                "when is my #", "what time is my #", "do i have an # this week", "can you confirm my #",
                "is my # still on",
                "i forgot when my # is", "what # do i have coming up", "is my # booked",
            ]
        ),
    ]
    private static let plain: [(Intent, [String])] = [
        (
            .checkStatus,
            [
                "is my insurance verified", "has my verification gone through", "what is the status of my verification",
                "are my test results in", "is my referral there yet", "am i registered with you",
            ]
        ),
        (
            .hours,
            [
                "what are your opening hours", "when do you open", "are you open on sundays",
                "how late are you open tonight", "what time does the clinic close", "are you closed on holidays",
                "until when can i come today", "do you work on saturday",
            ]
        ),
        (
            .location,
            [
                "where are you", "where is the clinic", "what is your address", "how do i get to you",
                "which floor is the practice on", "is there parking at the clinic", "where do i have to come to",
                "which clinic is closest to me",
            ]
        ),
        (
            .price,
            [
                "how much is a cleaning", "what does a visit cost", "what do you charge for a consultation",
                "do you take my insurance", "how much do i have to pay", "is it expensive", "what are your fees",
            ]
        ),
        (
            .complaint,
            [
                "this is ridiculous", "i have been waiting for an hour", "nobody ever calls me back",
                "i want to complain about the doctor", "you charged me twice", "the nurse was very rude",
                "i am really angry with you", "that is unacceptable",
            ]
        ),
        (
            .order,
            [
                "i need a refill of my prescription", "can you renew my prescription",
                "i'd like to order my medication", "i need more of my pills",
            ]
        ),
        (
            .speakToAgent,
            [
                "can i talk to a person", "i want to speak to somebody", "put me through to the reception",
                "give me a human", "operator", "is there anyone i can talk to", "let me talk to the nurse",
                "i'd rather talk to someone", "connect me with a receptionist",
            ]
        ),
        (
            .sayAgain,
            [
                "say that again please", "what was that", "sorry i didn't catch that", "could you repeat that",
                "pardon", "come again", "i didn't hear you", "one more time",
            ]
        ),
        (
            .slowerFaster,
            [
                "slow down please", "could you speak more slowly", "you are too fast", "can you talk faster",
                "not so quick please",
            ]
        ),
        (
            .changeLanguage,
            [
                "can we speak spanish", "i would like to talk in hindi", "do you speak french", "in german please",
                "switch to portuguese", "is there someone who speaks italian",
            ]
        ),
        (
            .dontKnow,
            [
                "i don't know", "i'm not sure", "i can't remember", "no idea", "i have to look that up",
                "any day is fine", "it doesn't matter", "whatever you have",
            ]
        ),
        (
            .affirm,
            [
                "yes", "yes please", "that's right", "that works", "sounds good", "go ahead", "sure", "correct",
                "fine by me", "that would be great", "yes that is me", "i'll take it", "perfect",
            ]
        ),
        (
            .negate,
            [
                "no", "no thanks", "that's wrong", "not that one", "that's not what i said", "none of those", "nope",
                "i don't want that", "that doesn't work for me",
            ]
        ),
        (.greet, ["hello", "hi there", "good morning", "hey", "good afternoon"]),
        (
            .goodbye,
            ["bye", "goodbye", "have a nice day", "that's all", "talk to you later", "i'm done", "nothing else"]
        ),
        (.thanks, ["thank you", "thanks a lot", "many thanks", "i appreciate it", "thanks for your help"]),
        (
            .nevermind,
            [
                "never mind", "forget it", "start over", "scratch that", "leave it", "i changed my mind", "go back",
                "stop",
            ]
        ),
        (
            .help,
            [
                "what can you do", "what can i say", "help", "what are my options", "how does this work",
                "i need some help", "what can you help me with",
            ]
        ),
        (
            .areYouBot,
            [
                "are you a robot", "am i talking to a machine", "is this a recording", "are you a real person",
                "is this a computer",
            ]
        ),
        (
            .outOfScope,
            [
                "tell me a joke", "what is the weather like", "play some music", "who won the game last night",
                "set an alarm", "what is the capital of france", "how old are you", "turn on the light",
                "i need a taxi", "what's on tv tonight", "translate this", "how do i make pancakes",
            ]
        ),
    ]
    private static let answers: [(Question, [String])] = [
        (
            .people,
            ["six", "two people", "just me", "there are four of us", "for three", "a party of five", "me and my wife"]
        ),
        (
            .date,
            [
                "monday", "tomorrow", "next friday", "the twelfth", "march the third", "this thursday",
                "as soon as possible", "in two weeks", "the 5th", "any day next week",
            ]
        ),
        (
            .time,
            [
                "at nine", "half past two", "in the morning", "three pm", "around noon", "after work", "quarter to ten",
                "10 30", "the earliest you have",
            ]
        ),
        (
            .dateAndTime,
            [
                "tomorrow at ten", "friday afternoon", "monday at half past nine", "next week in the morning",
                "on the 14th at 3 pm",
            ]
        ),
        (
            .name,
            [
                "john smith", "it's maria gonzalez", "my name is wei chen", "patel", "b for bravo r o w n",
                "this is anna kowalski",
            ]
        ),
        (
            .dateOfBirth,
            [
                "the third of may nineteen eighty", "march 12 1975", "five six ninety one",
                "first of january two thousand",
            ]
        ),
        (.phone, ["five five five one two three four", "it's 0 7 7 double 9", "my number is 212 555 0142"]),
        (.postcode, ["s w one a one a a", "nine four one zero five", "my zip is 10001"]),
        (.doctor, ["doctor patel", "anyone is fine", "the lady i saw last time", "dr jones please"]),
        (
            .visitType,
            ["a cleaning", "my tooth hurts", "just a checkup", "i have a fever", "follow up", "for my back pain"]
        ),
        (.clinic, ["the one downtown", "main street", "the closest one", "the north clinic"]),
        (
            .choice,
            ["the first one", "the second", "the later one", "the one at ten", "the last one", "the morning one"]
        ),
        (.language, ["english", "spanish please", "hindi", "french"]),
    ]

    static let all: [TurnRow] = {
        var rows: [TurnRow] = []
        func add(_ intents: [Intent], _ text: String, _ asked: Question? = nil) {
            rows.append(TurnRow("ours", text, intents.map(\.rawValue), context: IntentReader.context(of: asked)))
        }
        for (intent, frames) in frames {
            for frame in frames {
                for subject in subjects { add([intent], frame.replacing("#", with: subject)) }
            }
        }
        for (intent, texts) in plain {
            for text in texts {
                add([intent], text)
                // What is wanted is wanted whatever was asked.
                if intent != .outOfScope { add([intent], text, .confirm) }
                if intent != .outOfScope, intent != .affirm, intent != .negate { add([intent], text, .date) }
            }
        }
        for (question, texts) in answers {
            for text in texts { add([.provideInfo], text, question) }
        }
        for change in ["change it to friday", "can we make it later", "at ten instead", "move it to the afternoon"] {
            for no in ["no", "nope", "no sorry"] { add([.negate, .reschedule], "\(no) \(change)", .confirm) }
            for yes in ["yes but", "yeah but", "ok but"] { add([.affirm, .reschedule], "\(yes) \(change)", .confirm) }
        }
        for end in ["no that's all", "no thanks bye", "no thank you that is everything", "nothing else thanks"] {
            add([.negate, .goodbye, .thanks], end, .anythingElse)
        }
        return rows
    }()
}
