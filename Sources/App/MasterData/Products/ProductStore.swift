internal import Foundation
internal import MariaDB

/// Table `products` of one organisation.
struct ProductStore {
    let db: Connection
    let organisation: UUID

    func find(id: String) throws(DatabaseError) -> Product? {
        try db.fetchOne(
            """
            SELECT id, name, q_code, sizes, is_active, version, created_at, updated_at
            FROM products WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// Those of `ids` that there are, in no order.
    func find(ids: some Collection<String>) throws(DatabaseError) -> [Product] {
        try db.fetchAll(
            """
            SELECT id, name, q_code, sizes, is_active, version, created_at, updated_at
            FROM products WHERE organisation_id = \(organisation) AND id IN (\(list: Array(ids)))
            """)
    }

    /// All products with one of these codes, in the order of code, name and id.
    ///
    /// - Parameter codes: as `HCPCS.normalised` has them.
    func find(codes: some Collection<String>) throws(DatabaseError) -> [Product] {
        try db.fetchAll(
            """
            SELECT id, name, q_code, sizes, is_active, version, created_at, updated_at
            FROM products WHERE organisation_id = \(organisation) AND q_code IN (\(list: Array(codes)))
            ORDER BY q_code, name, id
            """)
    }

    /// By name.
    ///
    /// - Parameter after: name and id of the last product of the page before.
    func list(_ filter: ListFilter, after: (name: String, id: String)?, limit: Int) throws(DatabaseError) -> [Product] {
        let sql: SQL =
            """
            SELECT id, name, q_code, sizes, is_active, version, created_at, updated_at
            FROM products WHERE organisation_id = \(organisation)
            """
        let words: SQL =
            filter.words.map { words in
                let code = HCPCS.normalised(words.text) ?? ""
                return """
                     AND (name LIKE \(words.first) ESCAPE '|' OR name LIKE \(words.later) ESCAPE '|'
                        OR q_code = \(code))
                    """
            } ?? ""
        let from: SQL = after.map { " AND (name, id) > (\($0.name), \($0.id))" } ?? ""
        return try db.fetchAll(sql + words + filter.activity + from + " ORDER BY name, id LIMIT \(limit)")
    }

    /// - Throws: `DatabaseError` with reason `.duplicateKey` when the id is taken.
    func insert(_ product: Product) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO products (organisation_id, id, name, q_code, sizes, is_active, created_at, updated_at)
            VALUES (\(organisation), \(product.id), \(product.name), \(product.qCode), \(product.sizes),
                \(product.isActive), \(product.createdAt), \(product.updatedAt))
            """)
    }

    /// Stores `product`, if it is still at the version it was read at.
    ///
    /// - Returns: false when it has been changed since.
    func update(_ product: Product) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE products SET name = \(product.name), q_code = \(product.qCode), sizes = \(product.sizes),
                is_active = \(product.isActive), version = version + 1, updated_at = \(product.updatedAt)
            WHERE organisation_id = \(organisation) AND id = \(product.id) AND version = \(product.version)
            """)
        return change.rows == 1
    }
}
