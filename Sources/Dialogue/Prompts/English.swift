/// What is said in English.
enum English {
    static let tongue = Tongue(
        code: "en", prompts: prompts,
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        day: "{weekday}, {month} {day}", moment: "{day}, at {time}", time: time, and: "and", or: "or"
    ) { "\($0): " }

    private static func time(_ minutes: Int) -> String {
        if minutes == 720 { return "noon" }
        let (hour, minute) = (minutes / 60 % 24, minutes % 60)
        let twelve = hour % 12 == 0 ? 12 : hour % 12
        let past = minute == 0 ? "" : ":\(minute < 10 ? "0" : "")\(minute)"
        return "\(twelve)\(past) \(hour < 12 ? "AM" : "PM")"
    }

    private static let prompts: [Prompt: [String]] = [
        .greeting: ["Hello, this is the clinic's assistant."],
        .howCanIHelp: [
            "How can I help you?",
            "You can book, move or cancel a visit, or ask for our hours. What would you like?",
            "In a few words: what are you calling about? For a person, say agent.",
        ],
        .anythingElse: ["Is there anything else?", "Can I help you with anything else?", "Anything else I can do?"],
        .help: ["I can book, move or cancel a visit, tell you when it is, and give you our hours, address and prices."],
        .bot: ["I am an automated assistant. You can ask for a person at any time."],
        .thanks: ["You're welcome."],
        .goodbye: ["Thank you for calling. Goodbye."],
        .forAPerson: ["A person here should hear about that."],
        .forTheDesk: ["That's something the desk can tell you."], .askPerson: ["Shall I put you through to a person?"],
        .notUnderstood: ["Sorry, I didn't get that.", "I'm afraid I still didn't understand."],
        .outOfScope: ["I'm sorry, I can't help with that here.", "That is something I can't do."],
        .silence: ["I didn't hear anything.", "I still can't hear you."],
        .slower: ["Sure, I'll speak more slowly."],
        .takeYourTime: ["Sure, take your time."],
        .languageChanged: ["Of course, let's go on in English."],
        .letGo: ["All right, I'll leave it."],
        .sorry: ["I'm sorry about that. You can ask for a person at any time."],
        .askVisitType: [
            "What is the visit for? {choices}.", "Please choose one: {choices}.",
            "You can press the number: {choices}.",
        ],
        .askClinic: ["Which clinic? {choices}.", "Please choose a clinic: {choices}."],
        .askDay: [
            "Which day and time would suit you?",
            "Tell me a day, such as next Tuesday morning, or say the earliest.",
            "For example: Monday at 10. When would you like to come?",
        ],
        .askOtherDay: ["Which other day or time would suit you?", "When else could you come?"],
        .askTime: ["At what time?"],
        .askName: [
            "What is your full name?", "Please say your first and last name.",
            "Please say your name once more, or spell it.",
        ],
        .askPatientName: ["What is the patient's full name?"],
        .askPhone: [
            "At which phone number can we reach you?", "Please say or key in your phone number, with the area code.",
        ],
        .askDateOfBirth: [
            "What is your date of birth?", "Please say your date of birth, with the month, the day and the year.",
            "You can key in your date of birth as eight digits: month, day, year.",
        ],
        .askPatientBirth: ["What is the patient's date of birth?"],
        .askPatientDigits: ["What are the last four characters of the patient's member ID?"],
        .askYearOfBirth: ["And in which year were you born?"],
        .askPolicyDigits: [
            "What are the last four characters of your member ID?",
            "Please say or key in the last four characters of the member ID on your insurance card.",
        ],
        .whoAreYou: ["First I need to make sure who you are."],
        .whyProof: ["I have to ask that to protect personal data. If you'd rather speak to a person, just say so."],
        .notVerified: [
            "That doesn't match what we have. Let's try once more.", "That still doesn't match. One last try.",
        ],
        .verified: ["Thank you."],
        .offer: ["I have {times}. Which one would you like?"],
        .offerOne: ["I have {times}. Does that suit you?"],
        .offerOthers: ["That time isn't free. I could offer {times}. Would one of them suit you?"],
        .offerInstead: ["I could offer {times}. Would one of them suit you?"],
        .bookedUntil: ["I can book visits up to {day}."],
        .nothingEarlier: ["There is nothing earlier."], .nothingLater: ["There is nothing later."],
        .taken: ["I'm sorry, that time can't be had any more."],
        .otherVisitThen: ["You have another visit then."],
        .noSuchDoctor: ["I don't know a doctor by that name here. The doctors are {doctors}."],
        .whichVisit: ["Which visit do you mean? {choices}.", "Please choose one: {choices}."],
        .confirmBooking: ["{visit}, at {clinic}. Shall I book it?"],
        .confirmBookingFor: ["{visit}, at {clinic}, for {name}. Shall I book it?"],
        .confirmMove: ["Your {old} would become {new}. Shall I change it?"],
        .confirmCancel: ["You would like to cancel your {visit}. Shall I cancel it?"],
        .yesOrNo: ["Please say yes or no, or press 1 for yes and 2 for no."],
        .booked: ["It's booked: {visit}."],
        .moved: ["It's changed: {visit}."],
        .cancelled: ["It's cancelled: {visit}."],
        .bookedAlready: ["It is booked already."],
        .cancelledAlready: ["It is cancelled already. I'll see whether the time is still free."],
        .kept: ["All right, it stays as it is."],
        .whatInstead: ["What would you like instead? Tell me another day or time."],
        .visits: ["You have {visits}."],
        .moreVisits: ["There are more after those."],
        .oneVisit: ["You have one visit: {visit}."],
        .noMoreVisits: ["Those were all of them."],
        .noVisits: ["I can't find a coming visit of yours."],
        .noVisitThen: ["You have nothing booked then."],
        .firstThe: ["First, {what}."],
        .nowThe: ["Now, {what}."],
        .oneByOne: ["One thing after the other."],
        .takesMinutes: ["It takes {n} minutes."],
        .seenBy: ["That is with {doctors}."],
        .texts: ["I can't send a text myself; if the clinic sends reminders, they go to your phone number."],
        .nowBook: ["Now for the new appointment."],
        .nowMove: ["Now for the appointment to move."],
        .nowCancel: ["Now for the appointment to cancel."],
        .open: ["{clinic} is open today until {until}."],
        .openOn: ["On {day}, {clinic} is open from {from} to {until}."],
        .closedToday: ["{clinic} is closed now. It opens next on {day}, from {from} to {until}."],
        .closed: ["{clinic} is closed on {day}."],
        .location: ["{clinic} is at {address}."],
        .noLocation: ["I don't have the address of {clinic} at hand; the desk can tell you."],
        .price: ["{what} is {amount}"],
        .onePrice: ["{what} is {amount}."],
        .prices: ["The prices are: {prices}."],
        .noPrice: ["I don't have prices at hand; the desk can tell you. Insurance may cover it."],
        .status: ["The verification of your insurance {status}."],
        .noStatus: ["I can't find a verification request of yours."],
        .approved: ["has been approved"], .rejected: ["was not approved; the desk can tell you why"],
        .pendingReview: ["is waiting for review"], .inReview: ["is being reviewed"],
        .awaitingDocuments: ["is waiting for documents"], .escalated: ["is being looked at by a specialist"],
        .otherStatus: ["is under way"],
        .transferAsked: ["I'll connect you to a person. One moment, please."],
        .transferNotUnderstood: ["I'm having trouble understanding. I'll connect you to a person."],
        .transferNotVerified: ["I couldn't confirm who you are. I'll connect you to a person who can help."],
        .transferAnger: ["I'm sorry for the trouble. I'll connect you to a person right away."],
        .transferNoTimes: ["I can't find a time that suits you. I'll connect you to a person who can look further."],
        .transferTooLate: ["It's too shortly before the visit for me to change it. I'll connect you to the desk."],
        .transferFailure: ["Something went wrong here. I'll connect you to a person."],
        .transferEmergency: [
            "If this is an emergency, hang up and call your local emergency number now. I'm connecting you to a person."
        ],
        .transferSilence: ["I can't hear you. I'll connect you to a person."],
        .unreached: [
            "I'm sorry, nobody can be reached right now. Please call again a little later. Goodbye."
        ],
        .unreachedEmergency: [
            "I'm sorry, nobody can be reached right now. If this is an emergency, hang up and call your local emergency number now."
        ],
        .visit: ["{what} on {when}"], .visitWithDoctor: ["{what} on {when}, with {doctor}"],
    ]
}
