public import Foundation

/// Waits until something holds.
///
/// - Returns: false when it does not hold after so many seconds.
public func eventually(within seconds: TimeInterval = 10, _ holds: () throws -> Bool) rethrows -> Bool {
    let end = Date() + seconds
    while Date() < end {
        if try holds() { return true }
        Thread.sleep(forTimeInterval: 0.01)
    }
    return try holds()
}
