import Foundation
import Understanding

/// Texts under permissive licences that say a reason beside those of the calls; attributions are in NOTICE.md.
struct ShippedText {
    let source: String
    let reason: CallReason
    let text: String

    private static let reasons: [String: CallReason] = [
        "restaurant_reservation": .reservation, "cancel_reservation": .cancellation, "takeaway_order": .order,
        "takeaway_query": .status, "order_status": .status, "schedule_meeting": .appointment,
        "report_fraud": .complaint, "report_lost_card": .complaint, "damaged_card": .complaint,
        "card_declined": .complaint, "lost_luggage": .complaint, "schedule_maintenance": .appointment,
    ]

    private static let most = 60

    static func all(_ data: URL) throws -> [ShippedText] {
        var texts: [ShippedText] = []
        for (source, file) in [("clinc150", "intent_clinc150_ccby3"), ("hwu64", "intent_hwu64_ccby4")] {
            var counts: [CallReason: Int] = [:]
            for line in try lines(data.appending(path: "ship/\(file).tsv")) {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard fields.count == 3, let reason = reasons[String(fields[1])] else { continue }
                // No more than the calls have of the smaller reasons.
                counts[reason, default: 0] += 1
                guard counts[reason, default: 0] <= most else { continue }
                texts.append(ShippedText(source: source, reason: reason, text: String(fields[2])))
            }
        }
        for line in try lines(data.appending(path: "ship/slots_r8k_ccby4.tsv")).prefix(300) {
            guard let text = line.split(separator: "\t", omittingEmptySubsequences: false).last, text.utf8.count > 30
            else {
                continue
            }
            texts.append(ShippedText(source: "r8k", reason: .reservation, text: String(text)))
        }
        return texts + OwnText.all
    }
}
