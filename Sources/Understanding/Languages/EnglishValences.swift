/// What the lexicon lacks or rates for another use than a call, rated by us.
enum EnglishValences {
    static let words: [Double: String] = [
        3.0: """
        exceptional flawless flawlessly incredible incredibly magnificent masterful masterpiece mind-blowing
        phenomenal stellar superbly topnotch unbeatable unmatched
        """,
        2.4: """
        astounding awestruck beautifully breathtaking delicious delightfully excellently exquisite fabulously
        first-rate incandescent kudos magical outstandingly perfectly scrumptious staggering sublime tasty
        top-notch wonderfully world-class yummy
        """,
        1.9: """
        achievement attentive breakthrough cherish craftsmanship dream durable fave favorites favourite genius
        gifted hassle-free heartfelt heroic hilarious impressed impressive joyous landmark laudable legendary
        memorable nicest pleasantly prevailed recommend refreshing reliable reliably rocks sturdy tremendous
        triumphant unbelievably upgraded uplifting well-built well-made
        """,
        1.3: """
        acclaimed accurate accurately affordable ample anniversary bargain birthday bonus champagne cheers
        chocolate clear comfortable compact congratulations convenient conveniently crisp crystal-clear cure cured
        decent donate donated eager eagerly easily fast flexible fluent generously genuine healthy holiday
        inexpensive intuitive lifesaving lightweight mmm peaceful plus preserve preserved progress prompt promptly
        pros protects quality quick quickly recovery reforms renowned rescued responsive restoration restored
        salve saved saving sharp simple simply sleek smooth smoothly solidly spacious stylish tempting upgrade
        vacation versatile volunteers weekend woo worked yay yum
        """,
        1.0: """
        care friend friends help helps justice party please special win wonder
        """,
        0.7: """
        allow allows art children coffee features healthier improved improving lunch museum music newest offered
        offers option options plenty recommended tasteful together upcoming works
        """,
        0.4: """
        certainly clearly credit energy fit free interest interests matter number play plays safety security share
        shared shares supported supports sure united value values yep
        """,
        -0.3: """
        again cut cuts little low lower only pay small tax taxes tough wait waiting why
        """,
        -0.8: """
        budget bulky complicated concerns controversial controversy costly costs dated debt delay delays denied
        difficult discontinued excess excessive expensive expire expired fix heavy issue issues late moreover
        noise noisy pressure pricey quit quits refund refused refuses return returned returning shame shortage
        sigh strain supposedly ugh unfortunately unless urgent waited
        """,
        -1.3: """
        accused addiction addicts allegations alleged awkward bankruptcy bland breakdowns breaks broke bug buggy
        bugs clueless clumsy cold convicted crack cracked crash crashed crashes crisis cronyism cumbersome dashed
        deadbeat decline declined declining deficit discrimination downside drawback drawbacks embargo false flaw
        flawed flaws flimsy fragile freeze freezes freezing froze frozen glitch glitches glitchy graft greasy
        hangover hassle hassles headache ignore ignored inconvenient indicted inflation insufficient lawsuit
        lawsuits layoff layoffs limp lockup mediocre migraine miscalculation mishap mistaken neglect neglected
        overcooked overlook overpriced patronage polluted pollution poorly puke rain ravaged recession sanctions
        scandals scratch scratched scratches shortages sick skimpy sloth slow slowly slump smudge smuggling soggy
        sore stagnant stale stopped stranded strike strikes tired toxic unclear undercooked unfit unreliable
        unwilling vomit vomiting warned warning warns wrongly
        """,
        -2.0: """
        addictions apartheid bombed bombing bombings bribery bribes cancer captive casualties corrupt corruption
        crappy defective detained dictator dictatorship disappoints disease diseases drought epidemic eww ewww
        executed execution famine faulty fraud gag garbage gross gunmen homeless homelessness hostage hostages
        idiot idiots imprisoned incompetent jailed junk lemon malfunction malfunctioned malfunctions massacre
        misleading moron morons nightmare nightmares oppression overcharged overdose pissed polluters poverty
        prison refugees repression rip-off ripoff segregation seized shooting shootings smuggled starvation
        starving trash tumor unhelpful unprofessional unresponsive unusable useless wounded yuck
        """,
        -2.8: """
        abysmal appalling atrocious filthy genocide godawful heartbreaking inedible rapist scammed unacceptable
        """,
    ]

    static let phrases: [Double: [String]] = [
        2.6: [
            "can't|cannot|couldn't|could * enough", "wouldn't|would * give|trade|change * anything|world|up",
            "get|gets any better",
            "never fails|ceases|disappoints|disappointed", "can't|cannot go wrong",
            "won't|will|not let|disappoint you|me|us down",
            "not|won't|never disappoint|disappointed|regret", "can't|cannot imagine * without", "like a dream|charm",
            "a dream|steal|gem|pleasure|breeze|joy|blast", "is|are|was|simply|really|totally rock|rocks",
            "never * happier|better", "blew me|us away",
        ],
        2.8: [
            "can't|cannot|couldn't|could * be happier|better|easier", "highly recommend|recommended",
            "thank you so much",
        ],
        2.2: [
            "can't|cannot|cant wait", "love|loved|loves it|this|the|my|them", "well worth", "must have", "five|5 stars",
            "so|very|really glad",
            "better than", "second to none", "a plus", "above and beyond", "hats off", "two|2 thumbs up", "blown away",
            "out of this world",
        ],
        1.5: [
            "no|any problem|problems|worries|issues|complaints|trouble", "not bad", "thank you", "thanks a lot",
            "well done|made|built",
            "worth it|every|the", "easy to", "looking forward", "long battery",
            "works|worked great|well|fine|perfectly",
            "good|great price|value", "at last", "never|not had|have a|any problem|problems",
            "without|no any|a|problem|problems|issue|trouble",
        ],
        -1.2: [
            "on hold", "hung up", "still waiting|broken", "no response|answer|reply|longer", "give|gave up",
            "not|isn't worth",
            "too small|big|long|short|loud|low|high|much|many|slow|expensive|hot|hard", "hard|difficult to",
            "not|isn't|wasn't very",
            "how could", "send|sent|took|take it|them back", "even|just though|worse", "over and over",
            "out of order|control|stock",
            "instead of", "only lasted|lasts", "after * months|weeks|days", "tech|technical support", "what a",
        ],
        -2.6: [
            "broke|breaks|broken my|her|his|our heart", "down the drain|tubes", "like crap|shit|garbage",
            "going|gone nowhere|downhill", "nothing but * hassle|trouble|problems|headaches",
        ],
        -2.0: [
            "can't stand", "fails|failed to", "used to be", "could|should * better",
            "should|would|could not|never have", "so much for", "too little", "poor|bad taste|quality|service",
            "cart before", "at the expense", "at best|worst", "too late", "fed up", "screwed up", "waste of",
            "ripped off", "rip off", "sick of", "tired of",
            "stopped|quit|quits working|playing",
            "doesn't|doesnt|didn't|didnt|not|never|won't|wouldn't|wont work|working", "no longer works|work",
            "fell|falls|falling apart", "what the hell|fuck|heck", "too bad", "stay away", "speak|talk to * manager",
            "piece of", "customer service", "buyer beware", "save your money",
        ],
        -2.8: [
            "worst * ever", "never * coming|ordering|buying|buy|order|going|come|use|shop again|back|from|here|there",
            "food poisoning",
            "don't|dont|do * not|never buy|waste|purchase|bother",
        ],
    ]
}
