import Understanding

/// Sentences of our own, for reasons that the licensed rows have too little of: the same frames about places to eat
/// and about those who give appointments, so that only the difference is learnt.
enum OwnText {
    private static let frames = [
        "can you find me a # in the city", "i am looking for a # nearby", "i need a #",
        "could you search for a # for me",
        "help me find a good #", "do you know any #", "where is the next #, what is the address and the phone number",
        "yes that sounds good, what is the phone number of the #", "is there another # that you can suggest",
        "show me a # in town please, what is their rating",
    ]
    private static let care = [
        "dentist", "doctor", "hair salon", "therapist", "stylist", "dermatologist", "gynecologist", "psychologist",
        "barber", "physician", "salon for a haircut", "family counselor", "eye doctor", "general practitioner",
    ]
    private static let food = [
        "restaurant", "place to eat", "italian restaurant", "somewhere to have dinner", "mexican place to eat", "diner",
        "chinese restaurant", "steakhouse", "place with good food", "sushi place", "vegetarian restaurant",
        "cheap restaurant", "place with live music", "bistro",
    ]
    private static let visits = [
        "i would like to make an appointment for tomorrow", "can i come in for a checkup on friday",
        "please schedule an appointment with the doctor at 3 pm", "i want to book an appointment",
        "i need to set up an appointment with the dentist for the 5th", "book me in for a haircut at noon",
        "yes please make the appointment for monday morning", "my tooth hurts and i want to see somebody",
        "i have a toothache", "i need a checkup", "can i get an appointment this week",
        "i would like to schedule a visit at 2 in the afternoon", "i have a fever and need medical help",
    ]
    private static let tables = [
        "i would like to make a reservation for tomorrow", "can i book a table for four on friday",
        "please reserve a table at 7 pm", "i want to book a table for two", "i need a table for five people at eight",
        "put me down for dinner at noon for three people", "yes please make the reservation for monday evening",
        "i am hungry and want to eat somebody's pasta", "we want to eat out tonight", "i need a place for lunch",
        "can i get a table this week", "i would like to reserve for 6 at 2 in the afternoon",
        "we are getting hungry, find us some food",
    ]

    private static let others: [(CallReason, [String])] = [
        (
            .reschedule,
            [
                "i'd like to reschedule my appointment", "can i move my appointment to another day",
                "i need to change the time of my reservation", "can we push our table back to eight",
                "i have a reservation and we will be six instead of four", "could you move our booking to saturday",
                "i have an appointment on monday and need to move it to tuesday",
                "i have a booking for friday and i need to make some changes",
            ]
        ),
        (
            .cancellation,
            [
                "i need to cancel my appointment for tomorrow", "please cancel my reservation for tonight",
                "i can't make it to my appointment today",
                "we won't be able to come to dinner, please cancel our table",
                "cancel the order that i just placed", "i have a reservation for two and i have to cancel it",
                "i want to call off my booking", "we have to cancel our table for saturday",
            ]
        ),
        (
            .hours,
            [
                "what time do you open", "what time do you close tonight", "are you open on sundays",
                "are you guys open right now", "how late are you open", "what are your hours",
                "when does the kitchen close",
                "i was calling about your opening hours", "are you open on christmas day", "do you open for breakfast",
            ]
        ),
        (
            .location,
            [
                "where are you located", "what is your address", "how do i get there from the station",
                "can you give me directions to the restaurant", "is there parking near you", "which street are you on",
                "do you have any locations downtown", "are there any of your branches in town",
                "what is the closest branch to me", "i am looking for one of your stores",
            ]
        ),
        (
            .status,
            [
                "where is my order", "what is the status of my order", "is my food ready to be picked up",
                "can you check whether my reservation is confirmed", "how long until my delivery is here",
                "did my payment go through", "i would like to know the status of my request",
                "my order should have been here an hour ago, where is it", "is my order ready",
            ]
        ),
        (
            .pricing,
            [
                "how much is the lunch menu", "what does a large pizza cost", "how much do you charge for delivery",
                "do you have any specials today", "what are your prices", "how much is a haircut",
            ]
        ),
        (
            .transfer,
            [
                "can i speak to the manager", "i want to talk to a real person", "let me speak to the owner please",
                "transfer me to somebody", "can i talk to a human", "put me through to the kitchen please",
                "is there someone there that i can talk to", "no i want another agent", "get someone else on the line",
            ]
        ),
        (
            .complaint,
            [
                "the food was cold when it arrived", "you sent me the wrong order",
                "i want to complain about my waiter",
                "i was charged twice for my meal", "there was a hair in my soup and i want a refund",
                "we waited for an hour and nobody served us", "my order never arrived",
                "the service was terrible last night",
            ]
        ),
        (
            .order,
            [
                "i would like to order a pizza for delivery", "can i place an order for pickup",
                "i want two burgers and fries to go", "could i get a large coffee", "i'd like to order some food",
            ]
        ),
    ]

    static let all: [ShippedText] = {
        var texts: [ShippedText] = []
        func add(_ reason: CallReason, _ text: String) {
            texts.append(ShippedText(source: "own", reason: reason, text: text))
        }
        for frame in frames {
            for word in care { add(.appointment, frame.replacing("#", with: word)) }
            for word in food { add(.reservation, frame.replacing("#", with: word)) }
        }
        for (reason, texts) in others { for text in texts { add(reason, text) } }
        for text in visits { add(.appointment, text) }
        for text in tables { add(.reservation, text) }
        return texts
    }()
}
