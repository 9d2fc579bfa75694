import Testing
import Web

@Suite struct JSONSampleTests {
    @Test(arguments: JSONVerificationSamples.all + JSONCallSamples.all)
    func `a sample of the contract is written as it was read, but for white space`(sample: String) throws {
        let value = try JSONValue(parsing: Array(sample.utf8))
        #expect(String(decoding: try JSON.encode(value), as: UTF8.self) == compact(sample))
    }

    @Test func `amounts keep their two decimals`() throws {
        let list = try JSONValue(parsing: Array(JSONVerificationSamples.all[0].utf8))
        let product = list["requests"]?[0]?["products"]?[0]
        #expect(product?["total_cost"] == JSONNumber("2250.00").map(JSONValue.number))
    }

    /// Drops the white space between tokens; knows no more of JSON than where a string ends.
    private func compact(_ document: String) -> String {
        var isInString = false
        var isEscaped = false
        return document.filter { character in
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isInString.toggle()
            }
            return isInString || !character.isWhitespace
        }
    }
}
