// Compares the JSON coder of Web with Foundation's on the samples of the contract.
//
//     swift run -c release JSONSpeed
//
// Rates are thousands of documents a second: the median of several runs, in which the two coders take turns.

import Foundation
import Web

private let runs = 9
private let documentsPerRun = 2_000

/// Thousands of calls a second.
private func rate(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<documentsPerRun { try work() }
    return Double(documentsPerRun) / ((clock.now - start) / .milliseconds(1))
}

private func compare(_ name: String, _ ours: () throws -> Void, _ theirs: () throws -> Void) rethrows {
    var rates: (ours: [Double], theirs: [Double]) = ([], [])
    // The first run warms up and is not counted.
    for run in 0...runs {
        let (a, b) = (try rate(ours), try rate(theirs))
        guard run > 0 else { continue }
        rates.ours.append(a)
        rates.theirs.append(b)
    }
    let (a, b) = (rates.ours.sorted()[runs / 2], rates.theirs.sorted()[runs / 2])
    print(
        name.padding(toLength: 28, withPad: " ", startingAt: 0),
        String(format: "%8.1f %10.1f %6.2f", a, b, a / b))
}

private func compare<Document: Codable>(_ name: String, _ type: Document.Type, _ sample: String) throws {
    let bytes = Array(sample.utf8)
    let data = Data(bytes)
    let decoder = JSONDecoder()
    let encoder = JSONEncoder()
    let document = try JSON.decode(type, from: bytes)
    try compare(
        "\(name) decode", { _ = try JSON.decode(type, from: bytes) }, { _ = try decoder.decode(type, from: data) })
    try compare("\(name) encode", { _ = try JSON.encode(document) }, { _ = try encoder.encode(document) })
}

print("sample                        Web k/s  Found. k/s  ratio")
try compare("verification list", VerificationList.self, VerificationSamples.list)
try compare("verification detail", VerificationDetail.self, VerificationSamples.detail)
try compare("verification create", VerificationCreate.self, VerificationSamples.create)
try compare("call config", Answer<CallConfig>.self, CallSamples.config)
try compare("call", Call.self, CallSamples.call)
try compare("call completion", Answer<CompletedCall>.self, CallSamples.completion)
try compare("registration", Registration.self, CallSamples.registration)
