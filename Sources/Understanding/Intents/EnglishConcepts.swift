/// English words that mean much the same: what the model learns of one it then knows of the others, also of those that
/// no row has. Our own.
enum EnglishConcepts {
    static let groups: [String: String] = [
        "yes":
            "yes yeah yep yup yea sure ok okay absolutely definitely certainly indeed correct exactly right affirmative course confirm agreed agree",
        "no":
            "no nope nah not never dont doesnt didnt wont wouldnt isnt wasnt cant cannot couldnt arent werent havent hasnt none neither wrong incorrect disagree",
        "got": "gotcha understood ok okay alright noted i see great fine cool perfect",
        "hello": "hello hi hey greetings howdy hiya morning afternoon evening day",
        "bye": "bye goodbye ciao cheers later farewell done finished hang end",
        "thanks": "thanks thank thankyou thx ty appreciate appreciated grateful gratitude cheers",
        "again": "again repeat replay once more pardon sorry what said say",
        "unsure":
            "know idea clue sure unsure remember recall forgot forgotten certain maybe perhaps possibly matter mind care whatever whichever",
        "human":
            "human person agent someone somebody anyone representative operator manager supervisor advisor adviser staff reception receptionist team employee colleague real people assistant attendant concierge desk boss rep member worker",
        "talk": "talk speak chat discuss call connect transfer pass put redirect direct forward conversation touch",
        "bot": "bot robot machine computer automated ai artificial human real",
        "book":
            "book reserve schedule arrange booking reservation bookings reservations reserved booked appointment appointments stay slot session",
        "visit": "appointment appointments visit consultation meeting meetings slot session checkup viewing",
        "cancel":
            "cancel cancelling cancelled canceled canceling cancellation terminate close closing end stop leave leaving drop kill remove delete freeze block quit scrap withdraw abort deactivate suspend rid unsubscribe",
        "change":
            "change changing modify amend alter update adjust edit switch swap move reschedule rebook shift postpone delay push extend correct replace rearrange revise bring",
        "make":
            "make open apply setup set get activate start create begin register order request need want take obtain issue send give put enable enrol enroll sign launch establish",
        "new": "new another additional extra first fresh",
        "existing": "existing have had has already current previous mine under holder made",
        "more":
            "more higher increase increased increasing extend extended raise longer later late additional extra after bigger greater above over exceed exceeded surpassed upgrade maximum max most upper added add boost up grow grew larger rise rose",
        "less":
            "less lower fewer decrease decreased decreasing reduce reduced reducing shorter earlier before smaller below under minimum min least cheaper down drop dropped cut shrink prior lowered",
        "how": "how way procedure process steps instructions possible guide explain method",
        "much":
            "much cost costs price prices pricing fee fees charge charges rate rates total amount expensive cheap spend spent pay sum",
        "when": "when time date day hour hours schedule soon exact",
        "long": "long last lasts duration minutes take takes wait hours",
        "why": "why reason explain explanation cause",
        "where": "where location located address directions nearest closest nearby find place",
        "info":
            "info information details tell know show check see list find help query question wondering explain clarify inform advise enquire inquire learn",
        "wrong":
            "wrong broken failed fail failing declined rejected refused error issue issues problem problems missing unable stuck pending blocked bad dirty noisy cold unfair mistake incorrect faulty dead down slow trouble weird strange terrible awful disappointed angry unacceptable stupid useless ridiculous annoying leaking damaged disappeared waiting still yet working work works",
        "lost":
            "lost stolen lose misplaced stole robbed theft missing find mugged forgot left pickpocketed snatched dropped",
        "pay":
            "pay payment payments transfer transfers send sent transaction transactions spend spent purchase purchases bought buy money deposit deposits paid received receive wire remit spending expenses expense outgoings bill bills payee recipient beneficiary",
        "refund":
            "refund refunded reimburse reimbursement reimbursed owe back chargeback return returned repay compensation",
        "abroad":
            "abroad international foreign overseas currency currencies euros euro dollars dollar usd eur country countries swift iban exchange travel travelling outside europe usa zloty yen krona holiday",
        "balance": "balance remaining left funds available broke overview statement",
        "withdraw": "withdraw withdrawal withdrew cash atm cashpoint withdrawals withdrawing cashback",
        "loan": "loan loans borrow lend lending credit debt mortgage repayment",
        "limit":
            "limit limits maximum minimum max cap allowance restriction restrictions constraints threshold allowed",
        "card": "card cards debit credit visa mastercard plastic",
        "pin": "pin code passcode password",
        "spa":
            "spa massage massages sauna facial manicure pedicure makeup acupuncture exfoliation wellness treatment treatments jacuzzi bath steam reflexology waxing nails nail scrub peeling aromatherapy body beauty hairdresser haircut salon therapy mask skin hydrotherapy foot",
        "gym": "gym fitness workout exercise treadmill weights training trainer yoga pilates dumbbells",
        "pool": "pool swimming swim swimmingpool jacuzzi",
        "pets": "pet pets dog dogs cat cats puppy animal animals parrot hamster rabbit bird",
        "wifi": "wifi internet network connection wireless signal online password router broadband",
        "parking": "parking park car garage vehicle valet spot",
        "food":
            "restaurant lunch dinner breakfast brunch supper meal meals menu table eat food dining buffet bar drink drinks chef cuisine dine",
        "serve":
            "room service sandwich burger pizza coffee tea champagne wine bottle snack order bring deliver in-room soup salad fries ice food breakfast towel",
        "amenity":
            "tv television shower bath bathtub toilet minibar fridge kettle iron hairdryer dryer towels towel pillow pillows bed beds blanket heating heater conditioning aircon ac safe balcony light lamp bulb phone remote hair soap shampoo slippers robe bathroom window door heat ironing channel channels microwave kitchenette fan sink tap plug socket curtain",
        "clean":
            "clean cleaned cleaning housekeeping dirty cleaner cleaners maid tidy laundry sheets linen linens mess filthy rubbish towels",
        "access":
            "wheelchair disabled accessible accessibility disability elevator lift ramp blind deaf handicapped mobility",
        "arrive": "arrive arriving arrival arrives coming come land reach check checking checkin checkin get early",
        "leave": "checkout check-out leave leaving depart departure departing checking out",
        "nights":
            "night nights adults adult children child kids people guests guest room rooms twin double single suite family",
        "date":
            "tomorrow today tonight monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december weekend week month year yesterday days weeks months",
        "clock": "am pm oclock noon midnight morning afternoon evening half quarter past",
        "number": "# #th one two three four five six seven eight nine ten eleven twelve couple few",
        "business": "business company corporate firm commercial entrepreneur",
        "doctor": "doctor dentist physician nurse therapist specialist clinic hospital surgery doctors dr gp",
        "language":
            "language english spanish french german italian portuguese hindi chinese japanese korean russian arabic speak",
        "pace": "slow slower slowly fast faster quickly quicker speed",
        "status": "status check track verify confirm update progress confirmed pending",
        "suggest":
            "other another else different alternative alternatives others instead suggest recommend option options",
        "choose": "good great perfect fine works sounds nice like love will take that suits okay pick choose go",
    ]

    /// The groups of each word.
    static let byWord: [String: [String]] = {
        var groups: [String: [String]] = [:]
        for (name, words) in Self.groups.sorted(by: { $0.key < $1.key }) {
            for word in Set(words.split(separator: " ").map(String.init)).sorted() {
                groups[word, default: []].append(name)
            }
        }
        return groups
    }()
}
