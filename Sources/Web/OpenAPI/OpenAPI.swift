/// The API's description by the OpenAPI Specification 3.1, made of its routes.
public struct OpenAPI<Context: RequestContext> {
    /// Routes that belong together.
    public typealias Feature = (name: String, routes: [Route<Context>])

    private let info: JSONObject
    private let server: String
    private let securitySchemes: JSONObject
    /// The parts of paths, by name.
    private let parameters: [String: Parameter]
    private var routes: [Route<Context>] = []
    private var schemas = SchemaDocument()
    private var responses = JSONObject()

    /// - Parameters:
    ///   - info: the document's `info`.
    ///   - server: the path under which the routes answer.
    ///   - securitySchemes: those that `AccessRule.schemes` names.
    ///   - parameters: one for each `{name}` of a path.
    public init(info: JSONObject, server: String, securitySchemes: JSONObject, parameters: [Parameter]) {
        self.info = info
        self.server = server
        self.securitySchemes = securitySchemes
        self.parameters = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0) })
    }

    /// The whole document.
    ///
    /// - Precondition: no two operations have the same id; every part of a path has its parameter.
    public func document(of features: [Feature]) -> JSONValue {
        var copy = self
        copy.routes = features.flatMap(\.routes)
        var paths = JSONObject()
        var ids: Set<String> = []
        for (feature, routes) in features {
            for route in routes {
                precondition(ids.insert(route.operation.id).inserted, "two operations are called \(route.operation.id)")
                var path = paths[route.path.description].flatMap(\.object) ?? JSONObject()
                path[route.method.rawValue.lowercased()] = .object(copy.operation(of: route, tag: feature))
                paths[route.path.description] = .object(path)
            }
        }
        return [
            "openapi": "3.1.0", "info": .object(info), "servers": [["url": .string(server)]],
            "tags": .array(features.map { ["name": .string($0.name)] }), "paths": .object(paths),
            "components": [
                "schemas": .object(copy.schemas.named), "responses": .object(copy.responses),
                "headers": ["X-Request-ID": copy.header(.requestID)], "securitySchemes": .object(securitySchemes),
            ],
        ]
    }

    private mutating func operation(of route: Route<Context>, tag: String) -> JSONObject {
        var operation: JSONObject = [
            "operationId": .string(route.operation.id), "summary": .string(route.operation.summary),
            "tags": [.string(tag)],
        ]
        let notes = [route.operation.note, route.access.note].compactMap(\.self)
        if !notes.isEmpty { operation["description"] = .string(notes.joined(separator: "\n\n")) }
        operation["security"] = security(of: route.access)
        let parameters = parameters(of: route)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let input = route.input { operation["requestBody"] = body(input, route.accepts) }
        operation["responses"] = .object(responses(of: route))
        return operation
    }

    private func security(of access: Context.Access) -> JSONValue {
        let schemes: [JSONValue] = access.schemes.map { .object([$0: []]) }
        return .array(access.isOptional ? schemes + [[:]] : schemes)
    }

    private mutating func parameters(of route: Route<Context>) -> [JSONValue] {
        let ofPath = route.path.parameterNames.map { name in
            guard let parameter = parameters[name] else { preconditionFailure("nobody says what {\(name)} is") }
            return parameter
        }
        return ofPath.map { field($0, in: "path") } + route.operation.query.map { field($0, in: "query") }
            + route.operation.takes.map { field($0, in: "header") }
    }

    private mutating func field(_ parameter: Parameter, in place: String) -> JSONValue {
        [
            "name": .string(parameter.name), "in": .string(place), "description": .string(parameter.note),
            "required": .boolean(parameter.isRequired || place == "path"), "schema": schemas.write(parameter.schema),
        ]
    }

    private mutating func header(_ parameter: Parameter) -> JSONValue {
        [
            "description": .string(parameter.note), "required": .boolean(parameter.isRequired),
            "schema": schemas.write(parameter.schema),
        ]
    }

    private mutating func body(_ input: Schema, _ types: [MediaType]) -> JSONValue {
        var content = JSONObject()
        for type in types { content[type.rawValue] = media(input) }
        return ["required": .boolean(!input.allowsNothing), "content": .object(content)]
    }

    private mutating func media(_ schema: Schema) -> JSONValue {
        var media: JSONObject = ["schema": schemas.write(schema)]
        if let example = schema.example { media["example"] = example }
        return .object(media)
    }

    private mutating func responses(of route: Route<Context>) -> JSONObject {
        var all = JSONObject()
        for answer in route.answers {
            let response = response(answer)
            all["\(answer.status.code)"] =
                answer.codes.isEmpty ? response.with("links", links(of: route)) : reference(to: response, answer, route)
        }
        let failure = DeclaredAnswer(
            status: .internalError, content: .json(route.envelope.schema(Self.failures)), headers: [],
            codes: Self.failures)
        all["5XX"] = reference(to: response(failure), failure, route)
        return all
    }

    /// Which operations an answer leads to, and with which values.
    private func links(of route: Route<Context>) -> JSONObject {
        var links = JSONObject()
        for (name, pointer) in route.operation.links {
            for target in routes where target.path.parameterNames == [name] {
                var values: JSONObject = [name: .string("$response.body#\(pointer)")]
                if route.operation.sends.has(.etag), target.operation.takes.has(.ifMatch) {
                    values[Parameter.ifMatch.name] = "$response.header.ETag"
                }
                links[target.operation.id] = [
                    "operationId": .string(target.operation.id), "parameters": .object(values),
                ]
            }
        }
        return links
    }

    private static var failures: [String] { ["INTERNAL_ERROR", "BAD_GATEWAY", "GATEWAY_TIMEOUT"] }

    private mutating func response(_ answer: DeclaredAnswer) -> JSONValue {
        let codes = answer.codes.map { "`\($0)`" }.joined(separator: ", ")
        var headers: JSONObject = ["X-Request-ID": ["$ref": "#/components/headers/X-Request-ID"]]
        for field in answer.headers { headers[field.name] = header(field) }
        var response: JSONObject = [
            "description": .string(answer.status.meaning + (codes.isEmpty ? "." : ": \(codes).")),
            "headers": .object(headers),
        ]
        if let content = answer.content {
            var types = JSONObject()
            for type in content.mediaTypes { types[type] = media(content.schema) }
            response["content"] = .object(types)
        }
        return .object(response)
    }

    /// Refusals are the same for many routes, and stand once.
    private mutating func reference(
        to response: JSONValue, _ answer: DeclaredAnswer, _ route: Route<Context>
    ) -> JSONValue {
        let name = (["\(route.envelope)", "\(answer.status.code)"] + answer.codes).joined(separator: ".")
        responses[name] = response
        return ["$ref": .string("#/components/responses/\(name)")]
    }
}

extension [Parameter] {
    func has(_ parameter: Parameter) -> Bool { contains { $0.name == parameter.name } }
}

extension JSONValue {
    fileprivate var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// This object with a member, unless that would be empty.
    fileprivate func with(_ name: String, _ members: JSONObject) -> JSONValue {
        guard var object, !members.members.isEmpty else { return self }
        object[name] = .object(members)
        return .object(object)
    }
}
