/// Everything that is said, by what it says.
public enum Prompt: String, Codable, CaseIterable, Sendable {
    case greeting, howCanIHelp, anythingElse, help, bot, thanks, goodbye
    case forTheDesk, forAPerson, askPerson
    case notUnderstood, outOfScope, silence, slower, takeYourTime, languageChanged, letGo, sorry
    case askVisitType, askClinic, askDay, askOtherDay, askTime, askName, askPatientName, askPhone
    case askDateOfBirth, askYearOfBirth, askPolicyDigits, askPatientBirth, askPatientDigits
    case whoAreYou, whyProof, notVerified, verified
    case offer, offerOthers, offerOne, offerInstead, nothingEarlier, nothingLater, bookedUntil, taken, noSuchDoctor
    case otherVisitThen
    case whichVisit
    case confirmBooking, confirmBookingFor, confirmMove, confirmCancel, yesOrNo
    case booked, bookedAlready, moved, cancelled, cancelledAlready, kept, whatInstead
    case visits, moreVisits, noMoreVisits, oneVisit, noVisits, noVisitThen
    case firstThe, nowThe, oneByOne, nowBook, nowMove, nowCancel
    case takesMinutes, seenBy, texts
    case open, closedToday, closed, openOn, location, noLocation, price, onePrice, prices, noPrice
    case status, noStatus
    case approved, rejected, pendingReview, inReview, awaitingDocuments, escalated, otherStatus
    case transferAsked, transferNotUnderstood, transferNotVerified, transferAnger, transferNoTimes, transferTooLate
    case transferFailure, transferEmergency, transferSilence, unreached, unreachedEmergency
    case visit, visitWithDoctor
}
