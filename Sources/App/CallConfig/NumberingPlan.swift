/// How a country writes telephone numbers among its own; ITU-T E.164 and the national plans.
public struct NumberingPlan: Equatable, Sendable {
    /// Country calling code, such as `1` or `91`.
    let code: String
    /// What is dialled before a national number and not part of it, such as `0`; empty where there is nothing.
    let trunkPrefix: String
    /// What is dialled before a country code, such as `00`.
    let internationalPrefix: String
    /// How many digits a national number has, without the trunk prefix.
    let lengths: ClosedRange<Int>

    public static let northAmerica = NumberingPlan(
        code: "1", trunkPrefix: "1", internationalPrefix: "011", lengths: 10...10)

    /// - Parameter country: ISO 3166-1 alpha-2. A country that is not in the table is read as North America.
    public init(country: String) {
        self = Self.table[country] ?? .northAmerica
    }

    init(code: String, trunkPrefix: String, internationalPrefix: String, lengths: ClosedRange<Int>) {
        self.code = code
        self.trunkPrefix = trunkPrefix
        self.internationalPrefix = internationalPrefix
        self.lengths = lengths
    }

    /// The digits of a number in international form, without `+`.
    ///
    /// - Parameter digits: as dialled within the country, or with its code and no `+`.
    /// - Returns: nil when they make no number of this plan.
    func international(_ digits: String) -> String? {
        if lengths.contains(digits.count), trunkPrefix.isEmpty || !digits.hasPrefix(trunkPrefix) {
            return code + digits
        }
        if !trunkPrefix.isEmpty, digits.hasPrefix(trunkPrefix), lengths.contains(digits.count - trunkPrefix.count) {
            return code + digits.dropFirst(trunkPrefix.count)
        }
        if digits.hasPrefix(code), lengths.contains(digits.count - code.count) {
            return digits
        }
        return nil
    }

    /// The countries whose numbers are known, in the order of the alphabet.
    static let countries = table.keys.sorted()

    private static let table: [String: NumberingPlan] = [
        "US": .northAmerica,
        "CA": .northAmerica,
        "IN": NumberingPlan(code: "91", trunkPrefix: "0", internationalPrefix: "00", lengths: 10...10),
        "GB": NumberingPlan(code: "44", trunkPrefix: "0", internationalPrefix: "00", lengths: 9...10),
        "IE": NumberingPlan(code: "353", trunkPrefix: "0", internationalPrefix: "00", lengths: 7...9),
        "DE": NumberingPlan(code: "49", trunkPrefix: "0", internationalPrefix: "00", lengths: 6...11),
        "AT": NumberingPlan(code: "43", trunkPrefix: "0", internationalPrefix: "00", lengths: 7...13),
        "CH": NumberingPlan(code: "41", trunkPrefix: "0", internationalPrefix: "00", lengths: 9...9),
        "FR": NumberingPlan(code: "33", trunkPrefix: "0", internationalPrefix: "00", lengths: 9...9),
        "ES": NumberingPlan(code: "34", trunkPrefix: "", internationalPrefix: "00", lengths: 9...9),
        "PT": NumberingPlan(code: "351", trunkPrefix: "", internationalPrefix: "00", lengths: 9...9),
        "IT": NumberingPlan(code: "39", trunkPrefix: "", internationalPrefix: "00", lengths: 6...11),
        "NL": NumberingPlan(code: "31", trunkPrefix: "0", internationalPrefix: "00", lengths: 9...9),
        "MX": NumberingPlan(code: "52", trunkPrefix: "", internationalPrefix: "00", lengths: 10...10),
        "BR": NumberingPlan(code: "55", trunkPrefix: "0", internationalPrefix: "00", lengths: 10...11),
        "AU": NumberingPlan(code: "61", trunkPrefix: "0", internationalPrefix: "0011", lengths: 9...9),
        "NZ": NumberingPlan(code: "64", trunkPrefix: "0", internationalPrefix: "00", lengths: 8...10),
        "SG": NumberingPlan(code: "65", trunkPrefix: "", internationalPrefix: "00", lengths: 8...8),
        "AE": NumberingPlan(code: "971", trunkPrefix: "0", internationalPrefix: "00", lengths: 8...9),
        "ZA": NumberingPlan(code: "27", trunkPrefix: "0", internationalPrefix: "00", lengths: 9...9),
    ]
}
