/// Why somebody called, in the words of the contract's answers.
public enum CallReason: String, CaseIterable, Codable, Sendable {
    case reservation = "Reservation"
    case appointment = "Appointment"
    case order = "Order"
    case hours = "Hours"
    case location = "Location"
    case complaint = "Complaint"
    case pricing = "Pricing"
    case status = "Status"
    case cancellation = "Cancellation"
    case reschedule = "Reschedule"
    case transfer = "Transfer"
    case other = "Other"

    /// Its place in ``allCases``, which is its place in the weights.
    package var index: Int {
        switch self {
        case .reservation: 0
        case .appointment: 1
        case .order: 2
        case .hours: 3
        case .location: 4
        case .complaint: 5
        case .pricing: 6
        case .status: 7
        case .cancellation: 8
        case .reschedule: 9
        case .transfer: 10
        case .other: 11
        }
    }
}
