/// The patterns of English: how the talk goes on, and answers.
enum EnglishTalkRules {
    static let talk: [IntentRules.Rule] = [
        .init(
            .speakToAgent, .sure,
            """
            speak|talk|talking|speaking|chat|chatting to|with|directly * HUMAN|DOCTOR
            speak|talk|chat to|with you|them|reception|a|an|your|the HUMAN
            connect|transfer|put|pass|direct|redirect|forward|hand|patch me|us|this|through * HUMAN|DOCTOR|reception|through|over
            connect|transfer me|us
            give|get|find me|us * HUMAN
            real|actual|live|proper person|human|agent|people|someone
            HUMAN please|now
            ^ HUMAN $
            ^ operator|representative|receptionist|reception
            customer service|care|support
            call|ring me|us back
            is|can|could there|i|anyone|someone|somebody HUMAN * speak|talk|help
            anyone|someone|somebody i|we|there can|could talk|speak|help
            human|person $
            speak|talk to|with HUMAN
            want|need|like a|an|the human|person|agent|operator|representative|manager
            """),
        .init(.speakToAgent, .likely, "speak|talk to\nsomeone|somebody else|help\nthe|your manager|supervisor|boss"),
        .init(
            .speakToAgent, .against,
            "talk|speak|chat to you|ya later|soon|then|tomorrow\ndont|not want|need * speak|talk * HUMAN\nare you * HUMAN|BOT\ntalking|speaking to * BOT $"
        ),
        .init(
            .areYouBot, .sure,
            """
            are|is|r you|this|u|it * BOT
            am|if i talking|speaking|chatting|youre to|with|a * BOT
            you a|an|some|not * machine|computer|robot|bot|ai
            if youre * BOT
            """),
        .init(
            .sayAgain, .sure,
            """
            repeat|replay
            say|tell|read it|that|what|this|me|the|those|them * again|more
            say again
            come again
            one|once more|again time $
            one more time
            didnt|cant|couldnt|dont|did|can|not hear|catch|get|understand|follow you|that|what|it|a|your
            what did|was|were you|that
            could|can you hear|not|speak up
            pardon
            beg your
            ^ what|sorry|huh|again|eh $
            ^ sorry what|come|say
            ^ what $
            excuse me $
            """),
        .init(.sayAgain, .likely, "again $\nyou say|said $\nmissed that|it\nhear you"),
        .init(.sayAgain, .against, "repeat prescription|prescriptions|visit|VISIT"),
        .init(
            .slowerFaster, .sure,
            """
            slow down
            slower|slowly|faster|quicker
            too fast|slow|quick|quickly
            speed up
            """),
        .init(.slowerFaster, .likely, "speak|talk|go * slow|fast|louder|up"),
        .init(
            .changeLanguage, .sure,
            """
            speak|talk|switch|change|continue|do|use|using|know|have|answer|respond|understand * LANGUAGE
            in LANGUAGE
            change|switch|different|another|other|set|select|alter|choose * language|languages
            language * to|settings|setting|be
            anyone|somebody|someone|you speaks|speak LANGUAGE
            """),
        .init(.changeLanguage, .likely, "^ LANGUAGE $\n^ LANGUAGE\nlanguage"),
        .init(.changeLanguage, .when([.language]), "LANGUAGE"),
        .init(
            .affirm, .sure,
            """
            ^ thats|that|it|its is|right|correct|fine|great|perfect|true|good|ok|okay $
            ^ thats|that|it|its|sounds|looks right|correct|fine|great|perfect|good|ok|okay
            works for me|us
            go ahead
            ^ that works|suits|will|would
            ^ right|correct|exactly|perfect|great|alright|agreed $
            """),
        .init(
            .affirm, .when([.confirm, .choice, .anythingElse]),
            """
            that|it|which works|suits|would|will|sounds|looks|is|fine|good
            do|book|take|confirm it|that
            make it|that so|$
            take it|that
            please do
            """),
        .init(
            .affirm, .against,
            """
            not|isnt|dont|doesnt|wont|cant * right|correct|work|works|good|fine|great|suit
            make it|that NUMBER|DAY|PART|ORDINAL|at|on|for|a|the|next|after|before|around|noon|instead
            """),
        .init(
            .negate, .sure,
            """
            thats|its|that|is|it not|isnt right|correct|what|it|true|me|mine|good|fine
            dont think so
            not|didnt what i|say|said|mean|meant
            i|we didnt|did|not|never say|said|mean|meant|want|ask|asked
            ^ wrong|incorrect
            """),
        .init(.negate, .when([.confirm, .choice]), "not|wrong|isnt|doesnt|wont|cant|dont\nneither|none"),
        .init(
            .negate, .when([.anythingElse]),
            "thats all|it|everything\nnothing else\nall set|good|done\nim good|fine|done|ok|okay"),
        .init(
            .negate, .against,
            "no idea|clue|problem|worries|preference|rush|hurry|longer\n^ not sure\n^ why not $\nsure|ok|okay why not $\nsee why not $"
        ),
        .init(
            .dontKnow, .sure,
            """
            dont|not|havent|no know|sure|idea|clue|remember|recall|certain|decided|preference
            do not know|remember|recall|mind|care
            no idea|clue
            i|ive forgot|forgotten
            cant|cannot remember|recall|say|decide|tell
            unsure
            dont care|mind
            doesnt|does|not matter
            any|either|anything|whatever|whichever|whenever is|of|works|you|one|time|day|would|will
            up to you
            ^ whatever|anything|whichever|either|any|maybe|perhaps|possibly
            """),
        .init(
            .greet, .sure,
            "^ hi|hello|hey|greetings|howdy|hiya\n^ good morning|afternoon|evening|day\nhow are|is you|it\nhow have you been\nnice to meet"
        ),
        .init(.greet, .against, "have|had|have|having a|an good|nice|great morning|afternoon|evening|day"),
        .init(
            .goodbye, .sure,
            """
            bye|goodbye|byebye|cya|ciao
            good bye|night $
            see you|ya
            have|enjoy a|the|your good|great|nice|lovely|wonderful|day|one|rest
            talk|speak to you|later later|soon
            hang up
            end|finish * call|conversation
            im|we|were|am done|finished
            take care
            that|thats|this|will is|be|all all|it|everything $
            nothing else
            gotta|have|need|got to|go go $
            """),
        .init(.goodbye, .likely, "thats all|it|everything\nall set|done|good\nthat will be all"),
        .init(.goodbye, .when([.anythingElse]), "^ no|nope|nah\nim good|fine|ok|okay"),
        .init(.thanks, .sure, "thank|thanks|thankyou|thx|cheers|ty\nappreciate\ngrateful\nvery|so|too kind|helpful"),
        .init(
            .nevermind, .sure,
            """
            never mind
            nevermind|nvm
            forget it|that|about|this
            start over|again|afresh
            restart
            scratch that
            ignore that|it|this
            dont|not bother|worry
            ^ stop $
            ^ stop that|it|this|talking
            no need
            go back
            changed my mind
            CANCEL that|this request|command|task|action|operation
            """),
        .init(.nevermind, .likely, "^ stop\nquit|abort|undo\nCANCEL that|this|it\n^ CANCEL $"),
        .init(.nevermind, .against, "CANCEL * VISIT"),
        .init(
            .help, .sure,
            """
            what|which|how can|do|could|should|may|am|are|else|all|questions|kind|sort|things i|you|we|of * say|ask|do|help|assist|options
            what|whats are|my|the options|choices
            ^ help|menu|options|assistance $
            how does|do this|it|you|i work|use
            main menu
            """),
        .init(
            .help, .likely,
            "need|want|like|some|get|me help|assistance|assist\nhelp me|us\n^ help\nim|am|i * confused|lost|stuck\nhelp $"
        ),
        .init(
            .provideInfo, .likely,
            """
            my * name|number|phone|birthday|birth|dob|postcode|zip|address|email|surname|id is|are
            my names|numbers|birthdays
            name is
            ^ its|it|for|on|at|in|from|until|till|by|after|before|around|about|between is|NUMBER|ORDINAL|DAY|PART|the
            NUMBER|ORDINAL * DAY|PART
            DAY|PART * NUMBER|ORDINAL
            NUMBER|party|table|group PEOPLE|of
            for NUMBER|PEOPLE|two
            the ORDINAL
            ^ ORDINAL|DAY|NUMBER|PART $
            ^ DAY|NUMBER|ORDINAL
            NUMBER NUMBER NUMBER
            on|at|for|until|from|next|this|by DAY|ORDINAL|NUMBER|PART|noon
            i was born
            born on|in
            with dr|doctor
            this|next|last|in|the DAY|PART
            NUMBER nights|days|hours|weeks|night|week|day
            make it|that NUMBER|DAY|PART|ORDINAL|noon
            only me|myself|us
            me|myself only|$
            """),
        .init(.provideInfo, .hint, "DAY\nNUMBER\nORDINAL\nPEOPLE\nPART\ncalled|name|named\nspelled|spelt"),
    ]
}
