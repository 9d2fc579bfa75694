import FoundationEssentials

/// One file of `sql/`: a step forward, applied once, never edited after that.
public struct Migration: Equatable, Sendable {
    /// The number its name begins with.
    public let version: Int
    /// The file's name, such as `0007_restaurants.sql`.
    public let file: String
    let text: String
    let statements: [String]

    /// Reads every `NNNN_name.sql` in `directory`, in order.
    static func all(in directory: String) throws(MigrationError) -> [Migration] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw .unreadable(directory)
        }
        var migrations: [Migration] = []
        for name in names where name.hasSuffix(".sql") {
            migrations.append(try Migration(file: name, in: directory))
        }
        migrations.sort { $0.version < $1.version }
        for (index, migration) in migrations.enumerated() where migration.version != index + 1 {
            throw migration.version <= index
                ? .duplicate(version: migration.version) : .missing(version: index + 1)
        }
        return migrations
    }

    private init(file: String, in directory: String) throws(MigrationError) {
        let digits = file.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard digits.count == 4, file.utf8.dropFirst(4).first == UInt8(ascii: "_"), file.utf8.count > 9,
            let version = Int(String(Substring(digits)))
        else { throw .badName(file) }
        guard let contents = FileManager.default.contents(atPath: directory + "/" + file),
            let text = String(validating: contents, as: UTF8.self)
        else { throw .unreadable(directory + "/" + file) }
        guard let statements = Script.statements(of: text) else { throw .unterminated(file) }
        self.version = version
        self.file = file
        self.text = text
        self.statements = statements
    }

    /// The first `count` statements: what a file that failed half-way must still begin with.
    func beginning(_ count: Int) -> String {
        statements.prefix(count).joined(separator: ";\n")
    }
}
