/// What speaks for a reason in English.
enum EnglishRules {
    static let rules: [Language.Rule] = [
        .init(
            .cancellation, 7,
            [
                "CANCEL * BOOKING|MEETING|order|dinner|lunch|massage|manicure|pedicure", "BOOKING|MEETING * CANCEL",
                "have|need|want|like to make a cancellation", "call off * BOOKING|MEETING",
                "can't|cannot|cant|won't|unable make it to", "can't|cannot|cant make * BOOKING|MEETING",
                "need|have|going|like to CANCEL it|that|this",
                "won't|not be able to|make * BOOKING|MEETING|dinner|it|come",
                "don't|not want to meet|come",
            ]),
        .init(.cancellation, 2, ["CANCEL", "can't|cannot|cant|won't make it", "won't|not be able to make|come"]),
        .init(
            .reschedule, 7,
            [
                "reschedule|rebook|rescheduling", "CHANGE * BOOKING|MEETING", "BOOKING|MEETING * CHANGE|changed|moved",
                "BOOKING|MEETING * changes|amendments", "CHANGE * time|date|day|dates of|for|and",
                "make|making * changes|amendments", "BOOKING|MEETING instead|to * instead", "instead * BOOKING|MEETING",
                "put|add|include * more * BOOKING|MEETING",
                "CHANGE * arrival|departure|checkin|checkout|check-in|check-out",
            ]),
        .init(
            .transfer, 7,
            [
                "speak|talk|speaking|talking|chat to|with * HUMAN",
                "real|live|actual|human|another|different person|human|agent|being|operator",
                "transfer|connect|patch|forward|put|pass me|us * to|through|with|on",
                "transfer|connect|patch|forward this|my call",
                "get|give|want|need me|a|the * manager|human|supervisor", "speak|talk directly with|to",
                "don't|do|not want to talk|speak to you",
                "speak|talk|chat|connect|transfer * to|with * restaurant|kitchen|reception|bar|desk|spa|department|room|cleaners|housekeeping",
                "get|can|have|is someone|somebody|anyone to|else|there|available", "other|your|another agent",
                "team please", "conversation * not|nowhere|leading|working",
            ]),
        .init(.transfer, 2, ["operator|representative|receptionist", "is * manager|owner there|available|in"]),
        .init(
            .hours, 4,
            [
                "what|which time|times|hours * OPEN|serve|serving|start|starts|finish|end", "when * OPEN",
                "how late|early|long * OPEN|serve",
                "are|is|be|you|will you|it|the|your|they|we|restaurant|store|place|kitchen|branch * open|closed",
                "you|guys open|closed",
                "opening|closing|business|operating|office|branch|holiday|working|store|your|the|kitchen|visiting hours|times|days",
                "the|your hours", "what * hours|hrs", "open|close|closed on|at|until|till|past|for * DAY",
                "open|closed DAY",
                "until|till what time", "what|which days", "last order|orders|seating",
            ]),
        .init(.hours, 6, ["hours of|for|on"]),
        .init(.hours, 2, ["hours", "open|close * DAY", "what|which time is|does|do|can", "when can|do|does|will"]),
        .init(
            .location, 4,
            [
                "where * located|location", "where are|is|'s you|your|the|it",
                "what|give|have|get|need * your address|location", "your address|location",
                "directions to|from", "how do|can|to i|we|you|get * get|there|here|find you|to|there|here",
                "find|locate|looking|where|any|what * NEAR",
                "NEAR * PLACE|me|bank|machine",
                "have|any|what|which|list|locate|find * branch|branches|locations|offices|atm|atms|machines",
                "one of your PLACE|cash", "any NEAR", "where can|do i|we * park|find",
                "which|what part|area|neighborhood|street|floor",
                "where * PLACE",
            ]),
        .init(.location, 2, ["directions", "address", "NEAR", "where's|where", "parking"]),
        .init(
            .pricing, 3,
            [
                "how much is|are|does|do|would|will|for|to",
                "what|what's|whats * price|prices|cost|costs|charge|fee|fees|rate|rates",
                "price|prices|pricing|cost of|for|list", "do|does you|it|i charge|cost", "do i have to pay",
                "how expensive|pricey",
                "my * limit|limits|spend|spending", "any money", "any|have discount|discounts|specials|deals|coupons",
            ]),
        .init(.pricing, 1.5, ["how much", "price|prices|pricing|cost|costs|fee|fees", "expensive"]),
        .init(
            .order, 4,
            [
                "order * FOOD|takeout|takeaway|delivery|pickup|food|pickup",
                "place|make|put * an|another|online|takeout|in order", "like|want|need|wanna to order",
                "for|to pickup|pick-up|delivery|takeaway|takeout|take-out", "ordering", "can|could|may i|we|you order",
                "order for", "like|want|have|get|need|wanted|grab|take|do|gimme|make FOOD",
                "like|want|have|get|need|wanted|grab|take|do|gimme|make * a|an|some|the|of|two|three|one|large|small|medium * FOOD",
                "FOOD please|with|without",
            ]),
        .init(.order, 1.5, ["to|and|i order", "FOOD", "menu", "deliver|delivery|takeout|takeaway|pickup"]),
        .init(
            .reservation, 4,
            [
                "book|reserve|get|booking|reserving|want|need|like * table|EAT", "table for|at|on|tonight|tomorrow",
                "make|making|made|place|have|get|need|like|want * reservation|reservations|booking",
                "find|search|looking|suggest|recommend|look|locate|know * EAT",
                "find|looking|search|suggest|look|want|like * place|places|somewhere|something to|for|i * eat|dine",
                "place|places|somewhere|something to eat|dine", "reserve|reserving * for|at",
                "book|reserve * room|rooms", "room|table * available",
                "eat|dine|dining|eating at|in|out|there|somewhere", "go|going out * eat|dinner|lunch|date", "hungry",
                "want|like|craving|mood * food|cuisine",
            ]),
        .init(
            .reservation, 2,
            [
                "reservation|reservations|reserve|reserved", "EAT", "table", "cuisine|eatery|eat|dine|dining",
                "book|booking",
            ]),
        .init(
            .appointment, 4,
            [
                "make|book|schedule|set|get|have|need|arrange|like|want|making|scheduling|fix|reserve * MEETING|appt",
                "CARE * appointment|visit", "appointment * with|for|at|on", "come in for",
                "get|have|need * haircut|hair|nails|teeth|cleaning|trim|color",
            ]),
        .init(
            .appointment, 6,
            [
                "see|visit|find|need|get|give|looking|look|search|know|consult|want|like|book|schedule|locate|recommend|suggest|show|any * CARE",
                "NEAR CARE", "after a|an * CARE",
            ]),
        .init(
            .appointment, 2,
            [
                "appointment|appointments|appt", "CARE", "schedule|scheduling",
                "hair|nails|teeth|clinic|therapy|counseling|medical",
            ]),
        .init(
            .status, 4,
            [
                "status of|on|for", "where|where's * my|our order|food|delivery|package|driver",
                "check|checking|what|what's|know|confirm * status",
                "is|has|did|if|whether my|the|our|last * ready|shipped|arrived|delivered|confirmed|through|cleared|paid",
                "track|tracking * order|delivery|package",
                "how long * order|food|delivery|ready", "when * order|food|delivery * arrive|ready|here|come|coming",
            ]),
        .init(
            .status, 2,
            ["status", "confirm|confirming|check|double-check * my|our|the reservation|booking|appointment|order"]),
        .init(
            .complaint, 4,
            [
                "complain|complaint|complaints|complaining",
                "doesn't|didn't|not|doesnt|don't|isn't|never|stopped|stop work|works|working|worked",
                "wrong order|food|item|items|charge|amount|address",
                "order|food|it|bill|charge * was|is|were wrong|cold|burnt|burned|raw|late|undercooked|stale|missing|incorrect",
                "lost|left|forgot|forgotten|dropped my|our|a|it|one|the", "stolen|stole", "broken|broke",
                "never arrived|received|came|got|showed|delivered",
                "hasn't|haven't|still|not arrived|received|come|waiting|pending|here",
                "charged|billed twice|double|wrong|extra|too",
                "overcharged|rude|unacceptable|disgusting|horrible|worst|awful|terrible|disappointed|ridiculous|scam|rejected|declined|reverted|missing",
                "still no|not|waiting|pending", "out of order", "no|not refund|correct", "lost and found",
                "so|too complicated|slow|long", "are you kidding", "trouble * with|in|ing|withdrawing|getting|using",
                "cannot|can't|cant figure",
                "found * hair|bug|hairs|insect|glass", "food poisoning",
                "can't|cannot|cant|couldn't|couldnt find|pay|get|open|see|connect|withdraw|access|log",
                "issue|issues|problem|problems|trouble|error with|on|in|to|at|about",
                "something|anything|nothing|somethings|something's * wrong|weird|strange|happens",
            ]),
        .init(
            .complaint, 8,
            ["refund|refunded|reimbursement|reimbursed", "dispute|disputing|fraud|fraudulent|unauthorized|suspicious"]),
        .init(
            .complaint, 2,
            [
                "lost|dirty|wrong|issue|issues|problem|slow|fault|faulty|unfair|bad|error|mistake|gone|dead",
                "why * not|can't|isn't|don't|hasn't|didn't|won't|declined",
            ]),
    ]
}
