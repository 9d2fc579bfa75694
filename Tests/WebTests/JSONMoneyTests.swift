import Foundation
import Testing
import Web

@Suite struct JSONMoneyTests {
    @Test(
        arguments: [
            ("2250", 225_000, "2250.00"), ("2250.5", 225_050, "2250.50"), ("2250.00", 225_000, "2250.00"),
            ("0", 0, "0.00"), ("-0.05", -5, "-0.05"), ("0.1", 10, "0.10"), ("1.500", 150, "1.50"),
            ("2e3", 200_000, "2000.00"),
            ("92233720368547758.07", .max, "92233720368547758.07"),
            ("-92233720368547758.08", .min, "-92233720368547758.08"),
        ] as [(String, Int64, String)])
    func `an amount is read exactly and written with two decimals`(text: String, cents: Int64, written: String) throws {
        let amount = try JSON.decode(Money.self, from: Array(text.utf8))
        #expect(amount.cents == cents)
        #expect(String(decoding: try JSON.encode(["price": amount]), as: UTF8.self) == "{\"price\":\(written)}")
    }

    @Test(
        arguments: [
            ("0.005", .wrongType(expected: .amount)), ("2250.001", .wrongType(expected: .amount)),
            ("1e-3", .wrongType(expected: .amount)), ("\"12.00\"", .wrongType(expected: .amount)),
            ("null", .wrongType(expected: .amount)), ("92233720368547758.08", .outOfRange), ("1e300", .outOfRange),
        ] as [(String, JSONError.Issue)])
    func `what is not a whole number of cents is refused`(text: String, issue: JSONError.Issue) {
        let error = #expect(throws: JSONError.self) {
            _ = try JSON.decode([String: Money].self, from: Array("{\"price\":\(text)}".utf8))
        }
        #expect(error == JSONError(path: "price", issue: issue))
    }

    @Test func `amounts are added, multiplied and compared in cents`() {
        let order = Money(cents: 15_000) * 10 + Money(cents: 25_000) * 5
        #expect(order == Money(cents: 275_000))
        #expect(order - Money(cents: 1) < order)
        #expect(order.description == "2750.00")
    }

    @Test func `no other coder gets at an amount, for it would go through Double`() {
        #expect(throws: EncodingError.self) { _ = try JSONEncoder().encode([Money(cents: 1)]) }
        #expect(throws: DecodingError.self) { _ = try JSONDecoder().decode([Money].self, from: Data("[0.01]".utf8)) }
    }
}
