extension KeyedDecodingContainer {
    /// For members that phone systems send empty when there is nothing in them.
    ///
    /// - Returns: nil also for an empty string.
    func decodeFilled(_ key: Key) throws -> String? {
        let text = try decodeIfPresent(String.self, forKey: key)
        return text?.isEmpty == true ? nil : text
    }
}
