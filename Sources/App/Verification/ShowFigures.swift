internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/figures?from=&to=`: what was submitted and decided in a time, and how long decisions took; the shape of
/// the figures that CMS asks payers to publish (CMS-0057-F).
enum ShowFigures {
    static let parameters = [
        Parameter("from", .date, "The first day, in the organisation's time zone; 30 days ago when left out."),
        Parameter("to", .date, "The last day; today when left out."),
    ]

    struct Output: ResponseBody {
        struct Figures: Encodable {
            let submitted: Int
            let approved: Int
            let rejected: Int
            @OrNull var approvalRate: Double?
            @OrNull var denialRate: Double?
            @OrNull var medianHours: Double?
            @OrNull var meanHours: Double?

            enum CodingKeys: String, CodingKey {
                case submitted, approved, rejected
                case approvalRate = "approval_rate"
                case denialRate = "denial_rate"
                case medianHours = "median_hours"
                case meanHours = "mean_hours"
            }
        }

        let from: CalendarDate
        let to: CalendarDate
        let figures: Figures

        static let schema = Schema.object([
            "from": .required(.date), "to": .required(.date),
            "figures": .required(
                .object([
                    "submitted": .required(.integer(0...Int.max)),
                    "approved": .required(.integer(0...Int.max)), "rejected": .required(.integer(0...Int.max)),
                    "approval_rate": .required(
                        Schema.number(0...100).nullable.noted("Percent of the decisions, with one decimal.")),
                    "denial_rate": .required(Schema.number(0...100).nullable),
                    "median_hours": .required(Schema.number(0...Double.greatestFiniteMagnitude).nullable),
                    "mean_hours": .required(Schema.number(0...Double.greatestFiniteMagnitude).nullable),
                ])),
        ])
        .named("Figures")
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        var reader = QueryReader(context.request.query)
        let asked = (from: reader.date("from"), to: reader.date("to"))
        try reader.finish()
        let due = try DueDates.of(context.organisation, in: context)
        let to = asked.to ?? due.day(of: context.now)
        let from = asked.from ?? to.advanced(by: -30)
        guard from <= to, to.daysSince1970 - from.daysSince1970 <= 366 else {
            throw APIError.invalid("from", "Must be before to, and no more than a year.")
        }
        let summary = try DecisionStore(db: context.db, organisation: context.organisation)
            .summary(from: due.startOfDay(from), to: due.startOfDay(to.advanced(by: 1)), in: context.callerTerritories)
        var submitted = RequestFilter()
        submitted.from = due.startOfDay(from)
        submitted.to = due.startOfDay(to.advanced(by: 1))
        let count = try RequestStore(db: context.db, organisation: context.organisation)
            .count(submitted, visibleTo: Visibility.ofReading(in: context), upTo: .max)
        let all = summary.approved + summary.rejected
        return .ok(
            Output(
                from: from, to: to,
                figures: Output.Figures(
                    submitted: count, approved: summary.approved, rejected: summary.rejected,
                    approvalRate: rate(summary.approved, of: all),
                    denialRate: rate(summary.rejected, of: all),
                    medianHours: summary.medianSeconds.map(hours),
                    meanHours: summary.meanSeconds.map(hours))))
    }

    /// Percent, with one decimal.
    private static func rate(_ part: Int, of all: Int) -> Double? {
        all == 0 ? nil : (Double(part) * 1_000 / Double(all)).rounded() / 10
    }

    /// Hours, with one decimal.
    private static func hours(_ seconds: Double) -> Double { (seconds / 360).rounded() / 10 }
}
