/// Paths as a tree of segments, so that finding a route costs its depth and not the number of routes.
struct RouteTable: Sendable {
    enum Found: Equatable {
        case route(Int, PathParameters)
        /// The path exists, with these methods only.
        case otherMethods(Set<Method>)
        case none
    }

    private final class Node: Sendable {
        let literals: [ExactText: Node]
        let parameter: Node?
        /// The routes that end here, and the names of their parameters in order.
        let ends: [Method: (index: Int, names: [String])]

        init(_ entries: [Entry], depth: Int) {
            var literals: [ExactText: [Entry]] = [:]
            var parameters: [Entry] = []
            var ends: [Method: (index: Int, names: [String])] = [:]
            for entry in entries {
                guard depth < entry.path.segments.count else {
                    precondition(
                        ends[entry.method] == nil, "declared twice: \(entry.method.rawValue) \(entry.path)")
                    ends[entry.method] = (entry.index, entry.path.parameterNames)
                    continue
                }
                switch entry.path.segments[depth] {
                case .literal(let literal): literals[ExactText(literal), default: []].append(entry)
                case .parameter: parameters.append(entry)
                }
            }
            self.literals = literals.mapValues { Node($0, depth: depth + 1) }
            parameter = parameters.isEmpty ? nil : Node(parameters, depth: depth + 1)
            self.ends = ends
        }

        /// A literal is tried before a parameter.
        func find(_ path: ArraySlice<String>, taken: [String]) -> (node: Node, taken: [String])? {
            guard let segment = path.first else { return ends.isEmpty ? nil : (self, taken) }
            if let found = literals[ExactText(segment)]?.find(path.dropFirst(), taken: taken) { return found }
            return parameter?.find(path.dropFirst(), taken: taken + [segment])
        }
    }

    private struct Entry {
        let index: Int
        let method: Method
        let path: PathPattern
    }

    private let root: Node

    /// - Precondition: no two routes have the same method and path.
    init(_ routes: [(index: Int, method: Method, path: PathPattern)]) {
        root = Node(routes.map { Entry(index: $0.index, method: $0.method, path: $0.path) }, depth: 0)
    }

    func find(_ method: Method, _ path: ArraySlice<String>) -> Found {
        guard let (node, taken) = root.find(path, taken: []) else { return .none }
        guard let end = node.ends[method] else { return .otherMethods(Set(node.ends.keys)) }
        var parameters = PathParameters()
        for (name, value) in zip(end.names, taken) {
            parameters.set(name, value)
        }
        return .route(end.index, parameters)
    }
}

extension PathPattern {
    var parameterNames: [String] {
        segments.compactMap { segment in
            if case .parameter(let name) = segment { name } else { nil }
        }
    }
}
