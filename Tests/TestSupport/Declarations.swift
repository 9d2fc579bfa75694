internal import App
internal import Web

extension App {
    /// What a response has that its route does not declare, or lacks that it does.
    func undeclared(in response: Response, to request: Request) -> [String] {
        guard let route = route(of: request) else {
            // No route, or another method: a refusal of the family.
            let code = response.status == .methodNotAllowed ? "METHOD_NOT_ALLOWED" : "NOT_FOUND"
            return problems(in: response, .json(envelope(for: request).schema([code])))
        }
        guard let answer = route.answers.first(where: { $0.status == response.status }) else {
            return ["the status is not declared"]
        }
        let missing = answer.headers.filter { $0.isRequired && response.headers[$0.name] == nil }
        return problems(in: response, answer.content) + missing.map { "\($0.name) is missing" }
    }

    private func problems(in response: Response, _ content: Content?) -> [String] {
        guard let content else { return response.body.isEmpty ? [] : ["there is a body"] }
        let type = response.headers["content-type"] ?? ""
        guard content.mediaTypes.contains(type) else { return ["the type is not declared"] }
        guard type == "application/json" else { return [] }
        do {
            return content.schema.problems(in: try JSONValue(parsing: response.body), isClosed: true)
                .map { "\($0.field): \($0.issue)" }
        } catch {
            return ["the body does not parse: \(error)"]
        }
    }
}
