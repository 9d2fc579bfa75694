/// The patterns of English: what is to be done.
enum EnglishTaskRules {
    static let tasks: [IntentRules.Rule] = [
        .init(
            .book, .sure,
            """
            BOOK * VISIT|DOCTOR
            make|set|arrange|setup|get|fix * a|an|another|new|my VISIT
            need|want|like|take|requesting|request|after * a|an|another|new * VISIT
            like|want|need|looking|hoping|wish to BOOK
            want|need|like|looking|hoping|wish|can|could|have to|i see|visit|consult * DOCTOR
            can|could|may i|we|you BOOK
            book|reserve|schedule me|us|a|an
            put|fit|squeeze|pencil|get me|us|him|her in|down
            i|we BOOK * for
            """),
        .init(
            .book, .likely,
            """
            ^ BOOK
            ^ VISIT for|with|on|at|tomorrow|today
            ^ new VISIT
            make|making * VISIT
            come|be in|seen * DAY|PART|ORDINAL|DOCTOR|soon
            VISIT|slot|slots|openings|anything|times available|free|open
            available|free|any VISIT|slots|openings|times
            to see * DOCTOR
            VISIT|slot|slots|openings * available|availability|free
            """),
        .init(
            .book, .unprompted,
            """
            do|have you|u have|got anything|something|room|space * DAY|PART|soon
            whats|what is|have|do|you|DAY|PART * available|free|open * DAY|PART
            whats available|free * DAY|PART
            what do|have you have|got * DAY|PART
            need|want|like|have|hoping|supposed to be seen
            need|want|like|hoping|have to come in
            needs|need VISIT
            needs|need looking|looked|seeing|checking at|to|over
            """),
        .init(.book, .hint, "VISIT\nDOCTOR\nBOOK"),
        .init(.book, .sure, "BOOK|availability|available * room|rooms\n^ i need|want|like * room for|from"),
        .init(.book, .against, "dont|not|never want|need|wish * VISIT|BOOK\nBOOK fee|fees|policy|charge"),
        .init(
            .reschedule, .sure,
            """
            reschedule|rescheduling|rescheduled|rebook|rebooking|postpone|postponing|postponed
            CHANGE * VISIT|DOCTOR
            CHANGE * time|date|day|hour of|for|on|to
            CHANGE the|my|our|a time|date|day|dates
            VISIT * moved|changed|rescheduled|pushed|postponed|switched|shifted
            CHANGE it|that|this|mine|things|thing|one to|for|back|forward|up
            CHANGE * DAY to
            put off * VISIT|DAY
            push back|it|that
            """),
        .init(
            .reschedule, .likely,
            """
            CHANGE it|that|mine
            CHANGE * DAY|PART|ORDINAL
            different|another|other|new|later|earlier|sooner time|day|date|slot|hour|VISIT
            make it|that * instead|later|earlier
            cant|cannot|wont make|manage it|that|DAY * DAY|anymore
            rather|instead * DAY|PART|ORDINAL
            """),
        .init(.reschedule, .hint, "instead\nCHANGE\nrunning late\nlater|earlier|sooner"),
        .init(
            .reschedule, .against,
            """
            CHANGE * language|address|phone|email|password|LANGUAGE
            CHANGE my mind
            dont CHANGE
            how|what about a|the VISIT instead
            """),
        .init(
            .cancel, .sure,
            """
            CANCEL * VISIT|DOCTOR|DAY|room|order|ORDINAL
            call|calling|called off * VISIT|it|DAY
            VISIT * CANCEL
            delete|remove|drop|scrap * VISIT
            get rid of * VISIT
            dont|not|no longer need|want * VISIT
            cant|cannot|wont|not|unable be able|to|come|coming|make|attend|attending * VISIT
            CANCEL it all|please|altogether
            scratch|skip my|our|the|that VISIT
            """),
        .init(
            .cancel, .unprompted,
            """
            cant|cannot|wont come|attend * DAY
            cannot|not|wont|unable be|able to|able come|attend|make|to * DAY
            something|things came|come up * cant|cannot|wont
            """),
        .init(
            .cancel, .likely, "^ CANCEL\nCANCEL $\nto|can|could|please|i|you CANCEL\nnot|wont|cant coming|come|attend $"
        ),
        .init(.cancel, .hint, "CANCEL"),
        .init(
            .cancel, .against,
            """
            dont|not|never|without|wont CANCEL
            do not want|wish|need to CANCEL
            dont want|wish|need to CANCEL
            CANCEL fee|fees|policy|charge|charges|cost
            """),
        .init(.price, .likely, "CANCEL fee|fees|charge|charges|cost"),
        .init(
            .checkStatus, .sure,
            """
            check|checking|verify|confirming|track on|my|if|that|whether|the|status * VISIT|application|request|order|status|verification|test|claim
            confirm my|the|our VISIT
            when|whens|what|whats|which|where|wheres time|day|date|is|BE * my|our VISIT
            do|did|have|havent i|we have|got|had|booked * VISIT
            is|are|was|did|has|does my|our|the VISIT|order|request|application|verification|claim|results|prescription|referral
            am i|we booked|confirmed|verified|approved|registered|scheduled|enrolled
            status of|on|for
            my|verification|order|application|account|VISIT status
            have|has my|our|the * been|come|arrived|ready|approved|processed
            any|an update|updates|news on|about|regarding
            my next|upcoming|current|existing VISIT
            what|which VISIT do|have * i|we
            find|see|look|tell|show|view|hear|know * my VISIT
            where|wheres is|my|are * order|package|application|results|prescription|referral
            forgot|remember when|what * VISIT
            """),
        .init(
            .checkStatus, .likely,
            "status\n^ my VISIT\nupcoming VISIT\nstill on|booked|scheduled\nverification|verified"),
        .init(
            .hours, .sure,
            """
            what|which|when|until|till|how time|hour|hours|late|early|days * OPEN
            when|whens|until|till|how * you|they|clinic|office|BE|place|branch|pharmacy|desk OPEN
            OPEN hours|times|time
            opening|business|working|office|clinic|visiting|operating|your|reception hours|times
            are|is you|they|it|the|your * OPEN
            what|whats|which are|is|the|your * hours
            OPEN on|today|tomorrow|now|late|DAY|during
            hours of operation
            do you OPEN|work * DAY|PART
            hours on|for * DAY
            """),
        .init(.hours, .likely, "^ hours\nhours $\nhow late|early\nclosing|opening time"),
        .init(
            .location, .sure,
            """
            where|wheres are|is|can|do|abouts * you|clinic|office|located|place|practice|branch|surgery|hospital|it|based|location|pharmacy|building|parking
            your|the|clinic|clinics|office address|location|directions
            address of|for|to
            directions to|for|please
            how do|can|to|would|should i|we|MOVE MOVE * there|you|to|clinic|office
            nearest|closest|nearby clinic|office|branch|location|hospital|pharmacy|doctor|dentist
            which|what street|area|floor|building|road|suite|part
            where * located|situated|based|find
            """),
        .init(
            .location, .likely,
            "address|directions|location|located $\n^ where|wheres are|is\n^ directions|location\nnear me|here\nhow far"
        ),
        .init(.location, .against, "change|update * address"),
        .init(
            .price, .sure,
            """
            how much
            what|whats|which * cost|costs|price|prices|fee|fees|charge|rate|rates|copay|tariff
            cost|costs|price|prices|pricing|fee|fees|rates of|for
            do|does * charge|cost
            """),
        .init(
            .price, .likely,
            "cost|costs|price|prices|pricing|copay|fees\nexpensive|cheap|cheaper|cheapest|affordable\ntake|accept|cover|covered * insurance"
        ),
        .init(.price, .against, "CANCEL * how much"),
        .init(
            .complaint, .sure,
            """
            complain|complaint|complaints|complaining
            unacceptable|disgusting|ridiculous|outrageous|appalling|disgraceful|shocking
            overcharged|charged twice|wrong|incorrectly
            want|need|demand|give|get * refund|money back
            terrible|awful|horrible|worst|bad|poor service|experience|treatment|place
            rude|unprofessional|incompetent|useless to|with|staff|people|doctor|reception|service
            nobody|noone called|answered|answers|came|told|showed|helped|calls
            wrong bill|charge|medication|prescription|order|amount
            """),
        .init(
            .complaint, .likely,
            """
            terrible|awful|horrible|worst|rude|furious|angry|upset|disappointed|unhappy|frustrated|frustrating|pathetic|fed
            refund
            been|was waiting|waited|hold * hours|hour|minutes|days|weeks|long
            waiting for * hours|hour|minutes|ages|days|weeks
            didnt|doesnt|isnt|wasnt|not work|working|worked
            still havent|hasnt|not
            have|has not received
            never|havent|hasnt got|received|arrived|called|showed
            not happy|satisfied|good
            """),
        .init(
            .order, .likely,
            """
            order|ordering a|some|my|the|more|to
            refill|refills|repeat prescription|prescriptions
            prescription * refill|refilled|renewed|renewal
            pick up|delivery|takeaway|takeout|deliver|delivered
            like|want|need|place|can to|an|i order
            """),
        .init(.order, .against, "order status\nwheres|where|track|status * order\nin order to\nout of order"),
    ]
}
