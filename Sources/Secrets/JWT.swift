internal import CJWT
internal import Glibc

/// A `jwt_t` and its one owner.
@safe
struct JWT: ~Copyable {
    private let handle: OpaquePointer

    /// Makes a token without claims.
    ///
    /// - Throws: `TokenError.unissuable`.
    init() throws(TokenError) {
        var handle: OpaquePointer?
        guard unsafe jwt_new(&handle) == 0, let made = unsafe handle else { throw .unissuable }
        unsafe self.handle = made
    }

    /// Checks the signature of `token`, and nothing else: no dates, no claims.
    ///
    /// - Parameter token: no longer than some kilobytes, since libjwt puts it on the stack.
    /// - Throws: `TokenError.forged`.
    init(_ token: String, signedWith key: SecretBytes) throws(TokenError) {
        var handle: OpaquePointer?
        let status = key.withBytes { bytes in
            unsafe jwt_decode(&handle, token, bytes, Int32(key.count))
        }
        guard status == 0, let decoded = unsafe handle else { throw .forged }
        unsafe self.handle = decoded
    }

    deinit {
        unsafe jwt_free(handle)
    }

    var isHS256: Bool {
        unsafe jwt_get_alg(handle) == JWT_ALG_HS256
    }

    func add(_ claim: String, _ text: String) throws(TokenError) {
        // C would cut the text at a NUL and sign another name than was given.
        guard !text.utf8.contains(0), unsafe jwt_add_grant(handle, claim, text) == 0 else { throw .unissuable }
    }

    func add(_ claim: String, _ number: Int) throws(TokenError) {
        guard unsafe jwt_add_grant_int(handle, claim, number) == 0 else { throw .unissuable }
    }

    func add(_ claim: String, _ flag: Bool) throws(TokenError) {
        guard unsafe jwt_add_grant_bool(handle, claim, flag ? 1 : 0) == 0 else { throw .unissuable }
    }

    /// Returns the token signed by HS256. libjwt writes the claims in the alphabet's order.
    func signed(with key: SecretBytes, kid: String) throws(TokenError) -> String {
        let status = key.withBytes { bytes in
            unsafe jwt_set_alg(handle, JWT_ALG_HS256, bytes, Int32(key.count))
        }
        guard status == 0, unsafe jwt_add_header(handle, "kid", kid) == 0, let text = unsafe jwt_encode_str(handle)
        else { throw .unissuable }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }
}
