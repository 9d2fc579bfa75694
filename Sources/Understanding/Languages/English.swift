/// English: the valences are what the lexicon lacks for calls and goods, rated by us.
enum English {
    static let language = Language(
        code: "en",
        markers: """
            the a an and is are was i i'm i'd you your my me we it to of for in on at that this with do does can could
            would have has what when where how please not just need want hello hi yes thanks
            """,
        valences: EnglishValences.words, phrases: EnglishValences.phrases,
        negations: """
            not no never none nobody nothing neither nor nowhere without cannot can't cant don't dont doesn't doesnt
            didn't didnt won't wont wouldn't wouldnt isn't isnt aren't arent wasn't wasnt weren't werent haven't havent
            hasn't hasnt hadn't hadnt shouldn't shouldnt couldn't couldnt ain't aint mustn't needn't hardly barely
            rarely seldom despite lack lacks lacking lacked fails failed unable
            """,
        intensifiers: """
            very really so extremely incredibly absolutely totally completely super truly amazingly especially
            exceptionally highly hugely deeply particularly quite thoroughly utterly enormously most more such too
            fucking freaking damn bloody remarkably unbelievably insanely seriously entirely greatly considerably
            """,
        diminishers: """
            almost barely hardly kind kinda sort sorta little slightly somewhat fairly partly marginally occasionally
            less scarcely bit mildly moderately relatively
            """,
        contrasts: "but however nevertheless", groups: groups, rules: EnglishRules.rules)

    private static let groups = [
        "BOOKING": "booking bookings reservation reservations table slot room stay",
        "MEETING": "appointment appointments appt visit meeting checkup check-up consultation session class lesson",
        "CANCEL": "cancel cancelling canceling cancelled canceled cancellation",
        "CHANGE": """
        change changing modify amend alter update shift move moving postpone delay upgrade push reschedule extend
        """,
        "BE": "is are was were be 's",
        "OPEN": "open opens opening opened close closes closing closed shut shuts",
        "DAY": """
        today tonight tomorrow now monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday
        fridays saturday saturdays sunday sundays weekend weekends weekday weekdays christmas easter thanksgiving
        holiday holidays late early lunch dinner breakfast
        """,
        "HUMAN": """
        person human agent manager someone somebody anyone representative rep owner staff operator reception
        receptionist supervisor people team employee boss chef waiter
        """,
        "EAT": "restaurant restaurants dinner lunch brunch breakfast supper bistro diner steakhouse cafe",
        "CARE": """
        doctor doctors dr physician dentist dentists therapist therapists counselor counsellor psychologist
        psychiatrist psychotherapist gynecologist dermatologist ophthalmologist pediatrician optometrist
        orthodontist orthodontists dentistry dentist's gynecologists dermatologists physicians doc obgyn chiropractor specialist hygienist practitioner
        salon salons hairdresser hairstylist stylist barber barbershop haircut haircuts hairdo spa manicure
        pedicure massage checkup physical dental
        """,
        "FOOD": """
        pizza pizzas burger burgers sandwich sandwiches taco tacos burrito burritos salad salads fries wings pasta
        sushi curry noodles soup steak chicken rice coffee coffees latte lattes mocha mochas cappuccino cappuccinos
        espresso espressos americano cortado macchiato frappe tea teas chai matcha smoothie shake milkshake soda
        coke juice beer wine drink drinks cake cakes cookie muffin bagel donut croissant ice-cream dessert
        appetizer meal meals combo
        """,
        "PLACE": "branch branches location locations office offices store stores shop shops restaurant salon atm atms",
        "NEAR": "closest nearest nearby near",
    ]
}
